using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>One request for a page of the console, or for one of its buttons.</summary>
internal sealed class Visit(HttpContext http, Desk desk, IFormCollection form)
{
    private const int LongestText = 1000;

    public Desk Desk => desk;

    public HttpContext Http => http;

    /// <summary>A push that has begun is not cut off because somebody looks at another page.</summary>
    public CancellationToken Stopping => desk.Host.ApplicationStopping;

    public StandInState State => desk.File.Current;

    public string Origin => desk.Origin.Of(http);

    public Notice Notice => Enum.TryParse<Notice>(http.Request.Query["notice"], out var notice) && Enum.IsDefined(notice) ? notice : Notice.None;

    public App App => State.FindApp(Route("app")) ?? throw new NotThereException();

    public DirectoryPerson Person => State.FindPerson(Route("person")) ?? throw new NotThereException();

    public DirectoryGroup Group => State.FindGroup(Route("group")) ?? throw new NotThereException();

    public string Text(string field)
    {
        var text = form[field].ToString().Trim();
        return text.Length <= LongestText ? text : text[..LongestText];
    }

    public bool Ticked(string field) => form[field].ToString() == "on";

    public IResult Page(Section section, string title, Html content, int status = StatusCodes.Status200OK) =>
        HtmlResult(Layout.Console(section, title, content, desk.Wire), status);

    public static IResult Go(string path, Notice notice) => Results.LocalRedirect(notice == Notice.None ? path : $"{path}?notice={notice}");

    public static IResult HtmlResult(Html page, int status = StatusCodes.Status200OK) =>
        Results.Text(page.ToString(), "text/html; charset=utf-8", statusCode: status);

    private string? Route(string name) => http.GetRouteValue(name) as string;
}

/// <summary>What the address names is gone.</summary>
internal sealed class NotThereException : Exception;
