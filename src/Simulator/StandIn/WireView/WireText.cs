using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.StandIn.WireView;

/// <summary>Requests and answers as text to read.</summary>
internal static class WireText
{
    private const int Longest = 20_000;

    public static string Of(SentRequest request, Secrets secrets) => Of(
        request.Headers.Select(header => $"{header.Key}: {secrets.HideHeader(header.Key, header.Value)}"),
        secrets.Hide(Pretty(request.Body ?? "")));

    public static string Of(ReceivedAnswer answer, Secrets secrets) => Of(
        answer.Headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .Select(header => $"{header.Key}: {secrets.HideHeader(header.Key, header.Value)}"),
        secrets.Hide(Pretty(answer.Body)));

    public static string Pretty(string body)
    {
        try
        {
            return Cut(JsonNode.Parse(body) is { } json ? json.ToJsonString(JsonText.Indented) : body);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return Cut(body);
        }
    }

    private static string Of(IEnumerable<string> headers, string body) =>
        string.Join('\n', headers) + (body.Length == 0 ? "" : "\n\n" + body);

    private static string Cut(string text) =>
        text.Length <= Longest ? text : $"{text[..Longest]}\n… and {text.Length - Longest} more characters";
}
