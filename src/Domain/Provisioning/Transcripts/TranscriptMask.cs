using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;

namespace Rolecall.Domain.Provisioning.Transcripts;

/// <summary>
/// Puts words in the places of values: the same for the same value, so that a user name in a filter is still the one of the user that was
/// created. What is kept is named here; anything else is somebody's.
/// </summary>
internal sealed partial class TranscriptMask(ScimId owner, IReadOnlyList<CustomRole> roles)
{
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "schemas", "op", "type", "resourceType", "scimType", "status", "role", "customRoleName", "active", "primary", "method", "version", "sortBy",
        "sortOrder", "attributes", "excludedAttributes", "preferredLanguage", "locale", "timezone",
    };

    private static readonly string[] Words = ["true", "false", "work", "home", "other", "mobile", "fax", "pager", "User", "Group", "direct", "***"];

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
        var rest = query < 0 ? "" : EncodedQuotes().Replace(path[query..], quoted =>
            quoted.Groups["open"].Value + Uri.EscapeDataString(Value(Uri.UnescapeDataString(quoted.Groups["text"].Value.Replace('+', ' ')))) + quoted.Groups["close"].Value);
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
        "location" or "$ref" => JsonValue.Create(Ids(BaseUrl().Replace(text, "{base}"))),
        "path" or "filter" => JsonValue.Create(Ids(Quotes().Replace(text, quoted => $"\"{Value(quoted.Groups["text"].Value)}\""))),
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
        if (Uuid().Match(text) is { Success: true, Length: var length } && length == text.Length)
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

    private string Ids(string text) => Uuid().Replace(text, id =>
    {
        if (id.Value == owner.Value)
            return "{owner}";
        if (!ids.TryGetValue(id.Value, out var mask))
            ids[id.Value] = mask = $"{{id:{ids.Count + 1}}}";
        return mask;
    });

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uuid();

    [GeneratedRegex("^https?://.*?/scim/[0-9]+/v2", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BaseUrl();

    [GeneratedRegex("\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quotes();

    [GeneratedRegex("(?<open>%22|\")(?<text>((?!%22)[^\"])*)(?<close>%22|\")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodedQuotes();
}
