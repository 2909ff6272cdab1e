using Rolecall.Domain.Provisioning;
using Rolecall.Server.Pages;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Provisioning;

/// <summary>Requests of an identity provider in sentences.</summary>
internal static class LogWords
{
    public static TimelineItem Item(LoggedExchange line, Shell shell) => new(
        Icon(line.Exchange), Tone(line.Exchange.Status), Sentence(line.Exchange), null, line.Exchange.At, shell.Path($"/provisioning/log/{line.Sequence}"));

    public static string Tone(int status) => status switch
    {
        < 300 => "good",
        < 400 => "neutral",
        404 => "neutral",
        < 500 => "warn",
        _ => "bad",
    };

    public static string Sentence(Exchange exchange)
    {
        var (what, many) = exchange.Path.Split('?')[0].Trim('/').Split('/') switch
        {
            ["Users", .. var id] => ("a person", id is [] ? "people" : null),
            ["Groups", .. var id] => ("a group", id is [] ? "groups" : null),
            [""] or [] => ("the directory", null),
            [var other, ..] => (other, null),
        };
        var verb = exchange.Method switch
        {
            "GET" when exchange.Path.Contains("filter=", StringComparison.Ordinal) => $"Looked up {what}",
            "GET" => many is null ? $"Read {what}" : $"Listed {many}",
            "POST" when exchange.Path.Contains(".search", StringComparison.Ordinal) => $"Looked up {what}",
            "POST" => $"Created {what}",
            "PUT" => $"Replaced {what}",
            "PATCH" => $"Changed {what}",
            "DELETE" => $"Deleted {what}",
            _ => $"{exchange.Method} {what}",
        };
        return exchange.Status switch
        {
            < 300 => $"{verb}.",
            404 when exchange.Method == "GET" => $"{verb}: there is none.",
            429 => $"{verb}: held back ({exchange.Status}).",
            _ => $"{verb}: refused ({exchange.Status}).",
        };
    }

    /// <summary>Whether it is what Okta sends for "Test API Credentials" (clients.md §2.3).</summary>
    public static bool IsTest(Exchange exchange)
    {
        var query = exchange.Path.IndexOf('?', StringComparison.Ordinal);
        return exchange.Method == "GET" && query > 0 && exchange.Path[..query].Trim('/') == "Users"
            && !exchange.Path.Contains("filter=", StringComparison.Ordinal) && exchange.Path.Contains("count=", StringComparison.Ordinal);
    }

    private static string Icon(Exchange exchange) => exchange.Method switch
    {
        _ when exchange.Status >= 400 => "ban",
        "GET" => "search",
        "POST" => "user-plus",
        "DELETE" => "trash",
        _ => "pencil",
    };
}
