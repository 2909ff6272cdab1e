using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;

namespace Rolecall.Domain.Provisioning.Transcripts;

/// <summary>
/// Puts words in the places of values: the same for the same value, so that a user name in a filter is still the one of the user that was
/// created. What is kept is named here; anything else is somebody's.
/// </summary>
internal sealed class TranscriptMask(ScimId owner, IReadOnlyList<CustomRole> roles)
{
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "schemas", "op", "type", "resourceType", "scimType", "status", "role", "customRoleName", "active", "primary", "method", "version", "sortBy",
        "sortOrder", "attributes", "excludedAttributes", "preferredLanguage", "locale", "timezone",
    };

    private static readonly string[] Words = ["true", "false", "work", "home", "other", "mobile", "fax", "pager", "User", "Group", "direct", "***"];

    private static readonly string[] Quotes = ["\""];
    private static readonly string[] EncodedQuotes = ["%22", "\""];

    private readonly Dictionary<string, string> masks = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private int mails;
    private int texts;

    public JsonNode? Body(JsonNode? body) => Node("", body);

    /// <summary>A path with its query: what stands in quotes is a value.</summary>
    public string Path(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var route = query < 0 ? path : path[..query];
        var rest = query < 0 ? "" : Parts.ReplaceQuoted(
            path[query..], EncodedQuotes, value => Uri.EscapeDataString(Value(Uri.UnescapeDataString(value.Replace('+', ' ')))));
        return Ids(route) + Ids(rest);
    }

    /// <summary>A sentence of ours, which may quote what was sent.</summary>
    public string Sentence(string text)
    {
        foreach (var (original, mask) in masks.Where(known => known.Key.Length > 2).OrderByDescending(known => known.Key.Length))
            text = text.Replace(original, mask, StringComparison.OrdinalIgnoreCase);
        foreach (var role in roles)
            text = text.Replace($"'{role.Id}'", $"'{Role(role)}'", StringComparison.Ordinal);
        return Ids(text);
    }

    private JsonNode? Node(string name, JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Node(NameOf(members, member.Key), member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(element => Node(name, element))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Text(name, value.GetValue<string>()),
        JsonValue value when IsRoleId(name) && value.GetValueKind() == JsonValueKind.Number => RoleById(value.ToJsonString()) ?? value.DeepClone(),
        _ => node?.DeepClone(),
    };

    /// <summary>What a value belongs to: in a PATCH operation, what its path names.</summary>
    private static string NameOf(JsonObject members, string name) =>
        name == "value" && members.FirstOrDefault(member => member.Key.Equals("path", StringComparison.OrdinalIgnoreCase)).Value is JsonValue path
            && path.GetValueKind() == JsonValueKind.String
            ? LastName(path.GetValue<string>())
            : LastName(name);

    private static string LastName(string notation) => notation.Split(':', '.')[^1];

    private JsonValue Text(string name, string text) => name switch
    {
        _ when IsRoleId(name) => RoleById(text) ?? JsonValue.Create(text),
        _ when Kept.Contains(name) => JsonValue.Create(text),
        "created" or "lastModified" => JsonValue.Create("{time}"),
        "location" or "$ref" => JsonValue.Create(Ids(Parts.AfterBaseUrl(text) is { } rest ? "{base}" + rest : text)),
        "path" or "filter" => JsonValue.Create(Ids(Parts.ReplaceQuoted(text, Quotes, Value))),
        "detail" => JsonValue.Create(Sentence(text)),
        _ => JsonValue.Create(Value(text)),
    };

    private static bool IsRoleId(string name) => name.Equals("customRoleId", StringComparison.OrdinalIgnoreCase);

    private JsonValue? RoleById(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && roles.FirstOrDefault(role => role.Id.Value == number) is { } role
            ? JsonValue.Create(Role(role))
            : null;

    private static string Role(CustomRole role) => $"{{role:{role.Name}}}";

    private string Value(string text)
    {
        if (text.Length == 0 || Words.Contains(text, StringComparer.OrdinalIgnoreCase) || roles.Any(role => role.Name == text))
            return text;
        if (ScimId.TryParse(text, out _))
            return Ids(text);
        if (roles.FirstOrDefault(role => role.Id.ToString() == text) is { } role)
            return Role(role);
        if (!masks.TryGetValue(text, out var mask))
            masks[text] = mask = text.Contains('@', StringComparison.Ordinal) ? $"mail-{++mails}@example.com" : $"text-{++texts}";
        // Clients look people up in other letters than they created them in.
        return text.Any(char.IsAsciiLetterUpper) && !text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetter) ? Upper(mask) : mask;
    }

    private static string Upper(string mask) => string.Create(mask.Length, mask, (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = char.IsAsciiLetterLower(from[i]) ? (char)(from[i] & ~0x20) : from[i];
    });

    private string Ids(string text) => Parts.ReplaceIds(text, id =>
    {
        if (id == owner.Value)
            return "{owner}";
        if (!ids.TryGetValue(id, out var mask))
            ids[id] = mask = $"{{id:{ids.Count + 1}}}";
        return mask;
    });
}
