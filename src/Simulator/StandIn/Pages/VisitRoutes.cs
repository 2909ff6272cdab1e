using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>How pages and buttons get their addresses.</summary>
internal static class VisitRoutes
{
    public static void Page(this IEndpointRouteBuilder app, string path, Func<Visit, IResult> show) =>
        app.MapGet(path, (HttpContext http, Desk desk) => Shown(new Visit(http, desk, FormCollection.Empty), show));

    public static void Act(this IEndpointRouteBuilder app, string path, Func<Visit, Task<IResult>> act) =>
        app.MapPost(path, async (HttpContext http, Desk desk) =>
        {
            var visit = new Visit(http, desk, http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : FormCollection.Empty);
            try
            {
                return await act(visit);
            }
            catch (NotThereException)
            {
                return Gone(visit);
            }
        });

    private static IResult Shown(Visit visit, Func<Visit, IResult> show)
    {
        try
        {
            return show(visit);
        }
        catch (NotThereException)
        {
            return Gone(visit);
        }
    }

    private static IResult Gone(Visit visit) => visit.Page(
        Section.Applications,
        "Not here",
        Html.Of($"<h1>This is not here</h1><p>It was removed, or never was. <a href=\"/apps\">Back to the applications</a></p>"),
        StatusCodes.Status404NotFound);
}
