using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.WireView;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>Where in the console a page belongs.</summary>
internal enum Section
{
    Applications,
    People,
    Groups,
}

/// <summary>The frame of all pages.</summary>
internal static class Layout
{
    /// <summary>A page of the console, with the wire view beside it.</summary>
    public static Html Console(Section section, string title, Html content, WireLog wire) => Document(title, Html.Of($"""
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
        <a class="brand" href="/apps"><span class="mark" aria-hidden="true"></span>Stand-in identity provider</a>
        <nav aria-label="Main">{Link(section, Section.Applications, "/apps")}{Link(section, Section.People, "/people")}{Link(section, Section.Groups, "/groups")}</nav>
        </header>
        <div class="frame">
        <main id="main">
        {content}
        </main>
        {WireHtml.Panel(wire.Entries())}
        </div>
        """));

    /// <summary>A page for people who sign in.</summary>
    public static Html Person(string title, Html content) => Document(title, Html.Of($"""
        <main id="main" class="person">
        <p class="brand"><span class="mark" aria-hidden="true"></span>Stand-in identity provider</p>
        {content}
        <p class="hint">A stand-in for development: it asks for no password.</p>
        </main>
        """));

    private static Html Document(string title, Html body) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} – Stand-in identity provider</title>
        <link rel="icon" href="/assets/stand-in.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/assets/stand-in.css">
        <script src="/assets/stand-in.js" defer></script>
        </head>
        <body>
        {body}
        </body>
        </html>
        """);

    private static Html Link(Section current, Section section, string href) =>
        Html.Of($"<a href=\"{href}\"{Html.If(current == section, () => Html.Of($" aria-current=\"page\""))}>{section.ToString()}</a>");
}
