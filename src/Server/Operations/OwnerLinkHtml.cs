using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Operations;

/// <summary>The words and looks of the owner link's page. What is put in is a number and a token, neither of which can hold mark-up.</summary>
internal static class OwnerLinkHtml
{
    public const string Style = """
        :root { color-scheme: light dark; }
        * { box-sizing: border-box; }
        body {
          margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
          font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#f4f5f7, #15171c); color: light-dark(#1c2026, #e7e9ee);
        }
        main {
          width: 100%; max-width: 34rem; padding: 1.5rem; border-radius: .75rem;
          background: light-dark(#fff, #1f222a); border: 1px solid light-dark(#d9dce3, #343945);
        }
        h1 { margin: 0 0 .75rem; font-size: 1.35rem; line-height: 1.25; }
        p { margin: 0 0 1rem; }
        code {
          display: block; padding: .75rem; border-radius: .5rem; overflow-wrap: anywhere; user-select: all;
          font: .95rem/1.5 ui-monospace, monospace; background: light-dark(#eef0f4, #2a2e38);
        }
        button {
          width: 100%; padding: .8rem 1rem; border: 0; border-radius: .5rem; cursor: pointer;
          font: inherit; font-weight: 600; color: #fff; background: #4338ca;
        }
        button:hover { background: #3730a3; }
        button:focus-visible { outline: 3px solid light-dark(#4338ca, #a5b4fc); outline-offset: 2px; }
        """;

    public static readonly string Ask = Page("Welcome, owner", """
        <p>This link lets you into your workspace once. It shows you a new API key, which you can use as the owner, and then it ends.</p>
        <form method="post"><button type="submit">Show a new API key</button></form>
        """);

    public static readonly string Gone = Page("This link has ended", """
        <p>It was used, replaced or is more than an hour old. Ask the operator of this server for a new one; the command is
        <code>rolecall owner-link</code></p>
        """);

    public static string Show(WorkspaceId workspace, string key) => Page("Your new API key", $"""
        <p>Copy it now: it is not shown again.</p>
        <p><code id="key">{key}</code></p>
        <p>It opens workspace {workspace} for a year. Send it as the header <code>Authorization: Bearer &lt;key&gt;</code></p>
        """);

    private static string Page(string title, string content) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} – Rolecall</title>
        <link rel="stylesheet" href="/owner-link.css">
        </head>
        <body>
        <main>
        <h1>{title}</h1>
        {content}
        </main>
        </body>
        </html>
        """;
}
