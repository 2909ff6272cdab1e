using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests.StandIn;

/// <summary>A request without what differs from person to person: what is left must be the same, whoever sends it.</summary>
internal static partial class Shapes
{
    public static string Of(SeenRequest seen)
    {
        var path = Id().Replace(Quoted().Replace(seen.Target["/scim/9007/v2".Length..], "%22…%22"), "{id}");
        var headers = seen.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "traceparent"))
            .OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value}");
        return $"{seen.Method} {path}\n{string.Join('\n', headers)}\n{(seen.Body.Length == 0 ? "" : Of(Body(seen), ""))}";
    }

    // A PUT carries back what the server showed: its groups, and roles in every place that was ever used.
    private static JsonNode? Body(SeenRequest seen)
    {
        var body = JsonNode.Parse(seen.Body);
        if (seen.Method == "PUT" && body is JsonObject user && user["userName"] is not null)
        {
            foreach (var echo in (string[])["schemas", "groups", "role", "customRoleId", "customRoleName", "urn:okta:acme_workspace:1.0:user:custom"])
                user.Remove(echo);
        }

        return body;
    }

    private static string Of(JsonNode? json, string name) => json switch
    {
        JsonObject known => "{" + string.Join(",", known.Select(pair => $"{pair.Key}:{Of(pair.Value, pair.Key)}")) + "}",
        JsonArray items => "[" + string.Join(",", items.Select(item => Of(item, name)).Distinct(StringComparer.Ordinal)) + "]",
        null => "null",
        _ when name is "op" or "schemas" or "locale" or "type" or "primary" or "active" => json.ToJsonString(),
        _ when name is "path" => Value().Replace(json.GetValue<string>(), "eq \"…\""),
        _ => json.GetValueKind() == JsonValueKind.String ? "text" : json.GetValueKind().ToString(),
    };

    [GeneratedRegex("id-[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("%22.*?%22", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("eq \".*?\"", RegexOptions.None, 1000)]
    private static partial Regex Value();
}
