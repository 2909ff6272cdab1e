using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Provisioning;

namespace Rolecall.Server.RestApi.V1;

/// <param name="Subject">As in the audit: "member:12", "group:…".</param>
/// <param name="Kind">created, changed, deleted or restored.</param>
internal sealed record DifferenceAnswer(string Subject, string? Name, string Kind, IReadOnlyList<ChangedValueAnswer> Values)
{
    public static DifferenceAnswer Of(Difference difference) => new(
        difference.Subject,
        difference.Name,
        JsonNamingPolicy.CamelCase.ConvertName(difference.Kind.ToString()),
        [.. difference.Values.Select(value => new ChangedValueAnswer(value.Name, Json(value.Before), Json(value.After)))]);

    private static JsonNode? Json(string? text) => text is null ? null : JsonNode.Parse(text);
}

internal sealed record ChangedValueAnswer(string Name, JsonNode? Before, JsonNode? After);
