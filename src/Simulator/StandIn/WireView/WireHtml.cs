using Rolecall.Simulator.StandIn.Markup;

namespace Rolecall.Simulator.StandIn.WireView;

/// <summary>The wire view beside every page.</summary>
internal static class WireHtml
{
    public static Html Panel(IReadOnlyList<WireEntry> entries) => Html.Of($"""
        <aside id="wire" aria-label="Wire view" data-last="{(entries.Count == 0 ? 0 : entries[0].Number)}">
        <div class="wire-head"><h2>Wire view</h2>
        <form method="post" action="/wire/clear" class="inline"><button type="submit" class="quiet">Clear wire view</button></form></div>
        <p class="hint">Every exchange, newest first. Tokens and passwords are masked.</p>
        <div id="wire-entries">{entries.Select(Entry)}</div>
        <p class="empty">Nothing was sent yet.</p>
        </aside>
        """);

    public static Html Entry(WireEntry entry)
    {
        var exchange = entry.Exchange;
        var took = exchange.Took > TimeSpan.Zero ? $" · {(int)exchange.Took.TotalMilliseconds} ms" : "";
        return Html.Of($"""
            <details class="exchange" id="exchange-{entry.Number}">
            <summary><span class="method">{exchange.Method}</span><span class="status {(exchange.Good ? "good" : "bad")}">{exchange.Outcome}</span><span class="path">{Path(exchange.Url)}</span><span class="when">{entry.At.ToString("HH:mm:ss")}{took} · {exchange.Occasion}</span></summary>
            <h3>Request</h3>
            <pre tabindex="0">{exchange.Method} {exchange.Url}
            {exchange.Request}</pre>
            <h3>Answer</h3>
            <pre tabindex="0">{exchange.Answer}</pre>
            </details>
            """);
    }

    // The base is the same on every line and would push what differs out of sight.
    private static string Path(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed))
            return url;
        var path = parsed.PathAndQuery;
        var version = path.IndexOf("/v2/", StringComparison.Ordinal);
        return Uri.UnescapeDataString(version < 0 ? path : path[(version + 3)..]);
    }
}
