using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.Transcripts;

/// <summary>Sends what a transcript holds to a workspace, with the ids and roles that this one gives.</summary>
public sealed partial class Replay(TestWorkspace workspace, ApiKey owner)
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> roles = new(StringComparer.Ordinal);

    public async Task PrepareAsync(JsonNode transcript)
    {
        ids["{owner}"] = (await owner.GetAsync("/members?count=1"))["members"]![0]!["scimId"]!.GetValue<string>();
        foreach (var role in transcript["roles"]!.AsArray())
            roles[role!["name"]!.GetValue<string>()] = (await owner.PostAsync("/roles", role.ToJsonString())).Body!.Number("id");
    }

    public (HttpMethod Method, string Path, string? Body) RequestOf(JsonNode exchange) => (
        new HttpMethod(exchange["method"]!.GetValue<string>()),
        Filled(exchange["path"]!.GetValue<string>()),
        exchange["request"] is { } body ? Filled(body.ToJsonString()) : null);

    public async Task<Answer> SendAsync(JsonNode exchange)
    {
        var (method, path, body) = RequestOf(exchange);
        var answer = await workspace.SendAsync(method, path, body, request => Spoken(request, exchange));
        Learn(exchange["answer"], answer.Body);
        return answer;
    }

    /// <summary>As the client spoke: the log has no headers, but what was odd about them it tells.</summary>
    private static void Spoken(HttpRequestMessage request, JsonNode exchange)
    {
        var notes = exchange["notes"]!.AsArray().Select(note => note!.GetValue<string>()).ToArray();
        if (request.Content is { } content && notes.Any(note => note.StartsWith("plain_json: sent", StringComparison.Ordinal)))
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(Sent().Match(notes.First(note => note.StartsWith("plain_json: sent", StringComparison.Ordinal))).Groups["type"].Value);
        if (notes.Any(note => note.StartsWith("plain_json: only", StringComparison.Ordinal)))
            request.Headers.Accept.ParseAdd("application/json");
    }

    /// <summary>Whoever an answer calls by an id of the transcript has the id that this answer gives.</summary>
    private void Learn(JsonNode? expected, JsonNode? actual)
    {
        if (expected is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String && Symbol().Match(text.GetValue<string>()) is { Success: true } symbol
            && actual is JsonValue given)
        {
            ids.TryAdd(symbol.Value, given.GetValue<string>());
        }

        if (expected is JsonObject members && actual is JsonObject others)
        {
            foreach (var (name, value) in members)
                Learn(value, others[name]);
        }

        if (expected is JsonArray elements && actual is JsonArray list)
        {
            foreach (var (one, other) in elements.Zip(list))
                Learn(one, other);
        }
    }

    private string Filled(string text)
    {
        foreach (var (symbol, id) in ids)
            text = text.Replace(symbol, id, StringComparison.Ordinal);
        foreach (var (name, id) in roles)
            text = text.Replace($"{{role:{name}}}", id.ToString(), StringComparison.Ordinal);
        return text.Replace("{base}", workspace.BaseUrl, StringComparison.Ordinal);
    }

    [GeneratedRegex("^\\{id:[0-9]+\\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Symbol();

    [GeneratedRegex("sent (?<type>[^;]*)(;.*)?; read", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sent();
}
