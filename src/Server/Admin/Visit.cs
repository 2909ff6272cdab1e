using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin;

/// <summary>A request of someone who was let into the console of a workspace.</summary>
internal sealed record Visit(Visitor Visitor, Authority Authority, Shell Shell)
{
    public Caller Caller => Visitor.Caller;
}

internal static class Visits
{
    public static void Enter(this HttpContext http, Visit visit) => http.Features.Set(visit);

    /// <exception cref="InvalidOperationException">The request did not come through the gate.</exception>
    public static Visit Visit(this HttpContext http) =>
        http.Features.Get<Visit>() ?? throw new InvalidOperationException("Nobody was let in.");

    public static IResult Show<TPage>(this HttpContext http, object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(new { Model = model, http.Visit().Shell }) { StatusCode = status };

    /// <summary>After something was done: back to a page, which says so in words of its own for <paramref name="said"/>.</summary>
    public static IResult GoTo(this HttpContext http, string rest, string? said = null)
    {
        var path = http.Visit().Shell.Path(rest);
        return new SeeOther(said is null ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}said={said}");
    }

    public static string? Said(this HttpContext http) => http.Request.Query["said"].FirstOrDefault();
}
