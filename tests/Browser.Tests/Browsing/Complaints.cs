using Microsoft.Playwright;

namespace Rolecall.Browser.Tests.Browsing;

/// <summary>Collects what a browser complains of on pages of one origin. What an identity provider's own pages do is not ours.</summary>
internal sealed class Complaints(Uri home, IReadOnlyList<string> expected)
{
    private const string ListenToPolicy = """
        document.addEventListener('securitypolicyviolation', violation => rolecallPolicyViolated(
            `${violation.effectiveDirective} kept out ${violation.blockedURI || violation.sample} on ${violation.documentURI}`));
        """;

    private readonly string origin = home.GetLeftPart(UriPartial.Authority);
    private readonly List<string> consoleErrors = [];
    private readonly List<string> policyViolations = [];
    private readonly List<string> foreignRequests = [];

    public IReadOnlyList<string> ConsoleErrors => consoleErrors;

    public IReadOnlyList<string> PolicyViolations => policyViolations;

    public IReadOnlyList<string> ForeignRequests => foreignRequests;

    public async Task ListenAsync(IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Type == "error" && IsHome(message.Page?.Url))
                Add(consoleErrors, $"{message.Text} ({message.Location})");
        };
        context.WebError += (_, error) =>
        {
            if (IsHome(error.Page?.Url))
                Add(consoleErrors, error.Error);
        };
        await context.ExposeBindingAsync<string>("rolecallPolicyViolated", (source, violation) =>
        {
            if (IsHome(source.Frame.Url))
                policyViolations.Add(violation);
        });
        await context.AddInitScriptAsync(ListenToPolicy);
    }

    /// <summary>The browser itself knows for which document it fetches something; a page's address may be that of the page before.</summary>
    public async Task ListenAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
        {
            var url = sent!.Value.GetProperty("request").GetProperty("url").GetString()!;
            var document = sent.Value.GetProperty("documentURL").GetString();
            if (IsHome(document) && IsOfTheWeb(url) && !IsHome(url))
                foreignRequests.Add($"{url} for {document}");
        };
        await session.SendAsync("Network.enable");
    }

    private void Add(List<string> errors, string text)
    {
        if (!expected.Any(part => text.Contains(part, StringComparison.Ordinal)))
            errors.Add(text);
    }

    private bool IsHome(string? url) => url is not null && (url == origin || url.StartsWith(origin + "/", StringComparison.Ordinal));

    /// <summary>A picture in a data: address comes from nobody.</summary>
    private static bool IsOfTheWeb(string url) =>
        url.StartsWith("http", StringComparison.OrdinalIgnoreCase) || url.StartsWith("ws", StringComparison.OrdinalIgnoreCase);
}
