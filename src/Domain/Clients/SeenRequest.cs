using System.Text.Json;
using Rolecall.Domain.Provisioning;

namespace Rolecall.Domain.Clients;

/// <summary>A request of the log, as far as it tells who sent it.</summary>
/// <param name="Path">Unescaped, without the query.</param>
/// <param name="Query">Unescaped; null when there was no '?'.</param>
/// <param name="Body">Undefined when there was none, or the log kept it only in part.</param>
internal sealed record SeenRequest(string Method, string Path, string? Query, JsonElement Body, IReadOnlyList<string> Notes)
{
    public static SeenRequest Of(Exchange exchange)
    {
        var path = exchange.Path.Split('?', 2);
        var query = path.Length < 2 ? null : Uri.UnescapeDataString(path[1].Replace('+', ' '));
        return new SeenRequest(exchange.Method, Uri.UnescapeDataString(path[0]), query, BodyOf(exchange.Request), exchange.Notes);
    }

    /// <summary>Whether it was about this endpoint, its list or one of its resources.</summary>
    public bool IsAbout(string endpoint) =>
        Path.StartsWith(endpoint, StringComparison.OrdinalIgnoreCase) && (Path.Length == endpoint.Length || Path[endpoint.Length] == '/');

    public bool Is(string method, string endpoint) => Method == method && IsAbout(endpoint);

    public bool Asks(string text) => Query?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A member of the body; undefined when there is none.</summary>
    public JsonElement Member(string name) => In(Body, name);

    /// <summary>The operations of a PATCH.</summary>
    public IEnumerable<SeenOperation> Operations => Method == "PATCH" && Member("Operations") is { ValueKind: JsonValueKind.Array } all
        ? all.EnumerateArray().Select(SeenOperation.Of)
        : [];

    public static JsonElement In(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    private static JsonElement BodyOf(string? text)
    {
        try
        {
            return text is null ? default : JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}

/// <param name="Op">As it was sent; empty when there was none.</param>
internal sealed record SeenOperation(string Op, string? Path, JsonElement Value)
{
    public static SeenOperation Of(JsonElement json) => new(
        SeenRequest.Text(SeenRequest.In(json, "op")) ?? "", SeenRequest.Text(SeenRequest.In(json, "path")), SeenRequest.In(json, "value"));
}
