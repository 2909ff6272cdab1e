using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.Rfc7643;

/// <summary>One attribute or sub-attribute of the User as /Schemas declares it.</summary>
/// <param name="Urn">Null for the base schema.</param>
/// <param name="Parent">The complex attribute it belongs to.</param>
public sealed record PublishedAttribute(string? Urn, JsonNode? Parent, JsonNode Definition)
{
    public string Name => (string)Definition["name"]!;

    public string Type => (string)Definition["type"]!;

    public bool IsMulti => (bool)Definition["multiValued"]!;

    public string Mutability => (string?)Parent?["mutability"] == "readOnly" ? "readOnly" : (string)Definition["mutability"]!;

    public string Returned => (string)Definition["returned"]!;

    /// <summary>As a path of a filter or PATCH.</summary>
    public string Path => (Urn is null ? "" : Urn + ":") + (Parent is null ? "" : Parent["name"] + ".") + Name;

    /// <summary>A whole user with this value in the attribute's place, and nothing else but a user name.</summary>
    public string UserWith(string value)
    {
        var member = $"\"{Name}\": {value}";
        if (Parent is not null)
        {
            var complex = $"{{ {member} }}";
            member = $"\"{Parent["name"]}\": {((bool)Parent["multiValued"]! ? $"[{complex}]" : complex)}";
        }

        if (Urn is not null)
            member = $"\"{Urn}\": {{ {member} }}";
        return Path == "userName" ? $"{{ {member} }}" : $"{{ \"userName\": \"ada\", {member} }}";
    }

    /// <summary>What an answer holds in the attribute's place.</summary>
    public JsonNode? In(JsonNode user)
    {
        var holder = Urn is null ? user : user[Urn];
        if (Parent is not null)
            holder = holder?[(string)Parent["name"]!];
        return (holder is JsonArray { Count: > 0 } list ? list[0] : holder as JsonObject)?[Name];
    }

    public override string ToString() => Path;

    public static async Task<IReadOnlyList<PublishedAttribute>> ReadAsync(TestWorkspace workspace)
    {
        var type = await workspace.GetAsync("/ResourceTypes/User");
        var uris = type["schemaExtensions"]!.AsArray().Select(extension => (string)extension!["schema"]!).Append((string)type["schema"]!).ToHashSet();
        var schemas = (await workspace.GetAsync("/Schemas"))["Resources"]!.AsArray().Where(schema => uris.Contains((string)schema!["id"]!));
        return
        [
            .. from schema in schemas
               let urn = (string?)schema!["id"] == Urns.User ? null : (string?)schema["id"]
               from attribute in schema["attributes"]!.AsArray()
               from one in Expand(urn, attribute!)
               select one,
        ];
    }

    private static IEnumerable<PublishedAttribute> Expand(string? urn, JsonNode attribute) =>
    [
        new PublishedAttribute(urn, null, attribute),
        .. (attribute["subAttributes"]?.AsArray() ?? []).Select(sub => new PublishedAttribute(urn, attribute, sub!)),
    ];
}
