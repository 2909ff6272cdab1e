using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rolecall.Simulator.Tests.Fake;

/// <summary>Which role a body asks for, and how a member's role is shown.</summary>
internal sealed class FakeRoleAttributes(FakeWorkspace workspace, Fault fault)
{
    public const string Canonical = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";

    public static readonly string[] Names = ["customRoleId", "customRoleName", "role"];

    /// <returns>Null, or the sentence of a refusal.</returns>
    public string? Apply(FakeMember member, JsonObject body)
    {
        var changes = new Dictionary<string, string>();
        foreach (var (place, attribute, value) in Given(body))
        {
            workspace.Used.Add((place, attribute));
            var isText = value?.GetValueKind() == JsonValueKind.String;
            var text = isText ? value!.GetValue<string>() : value?.ToJsonString() ?? "";
            if (fault == Fault.RoleIdMustBeNumber && attribute == "customRoleId" && isText)
                return "customRoleId must be a number.";
            var unchanged = text == (Shown(member, attribute) ?? "");
            // A value that our own GET showed is an echo; the fault takes an echoed id at its word.
            if (!unchanged || (fault == Fault.EchoedIdBeatsName && attribute == "customRoleId" && text.Length > 0))
                changes[attribute] = text;
        }

        return Apply(member, changes);
    }

    private string? Apply(FakeMember member, Dictionary<string, string> changes)
    {
        if (changes.TryGetValue("customRoleId", out var id) && id.Length > 0)
            return Assign(member, workspace.Roles.Find(role => role.Id.ToString() == id), "customRoleId", id);
        if (changes.TryGetValue("customRoleName", out var name) && name.Length > 0)
            return Assign(member, workspace.Roles.Find(role => role.Name == name), "customRoleName", name);
        if ((id ?? name) is "" && fault != Fault.ClearingIsIgnored)
            member.CustomRole = null;
        if (changes.TryGetValue("role", out var builtIn) && builtIn.Length > 0 && member.CustomRole is null)
            member.BuiltIn = builtIn;
        return null;
    }

    private string? Assign(FakeMember member, FakeRole? role, string attribute, string value)
    {
        if (role is not null)
        {
            member.CustomRole = role.Id;
            return null;
        }

        return fault switch
        {
            Fault.UnknownRoleIsIgnored => null,
            Fault.UnknownRoleDetailIsBare => "Bad role.",
            _ => $"{attribute} \"{value}\" is no custom role of this workspace; find the valid ones in the public API.",
        };
    }

    private IEnumerable<(string Place, string Attribute, JsonNode? Value)> Given(JsonObject body)
    {
        foreach (var (key, value) in body)
        {
            if (NameOf(key) is { } attribute)
                yield return ("", attribute, value);
            if (fault == Fault.RoleOnlyAtTopLevelIsRead || value is not JsonObject extension
                || !key.StartsWith("urn:", StringComparison.Ordinal))
                continue;
            foreach (var (inner, innerValue) in extension)
            {
                if (NameOf(inner) is { } innerAttribute)
                    yield return (key, innerAttribute, innerValue);
            }
        }
    }

    public string? NameOf(string key) => Array.Find(
        Names,
        name => name.Equals(key, fault == Fault.AttributeNamesHaveCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase));

    public void Show(FakeMember member, JsonObject user)
    {
        var canonical = new JsonObject();
        foreach (var attribute in Names)
        {
            if (Shown(member, attribute) is { } value)
                canonical[attribute] = Typed(attribute, value);
        }

        user["schemas"]!.AsArray().Add((JsonNode)Canonical);
        user[Canonical] = canonical;
        foreach (var (place, attribute) in workspace.Used)
        {
            if (fault == Fault.RoleOnlyInCanonicalPlace || place == Canonical || Shown(member, attribute) is not { } value)
                continue;
            if (place.Length == 0)
            {
                user[attribute] = Typed(attribute, value);
                continue;
            }

            if (user[place] is null)
            {
                user["schemas"]!.AsArray().Add((JsonNode)place);
                user[place] = new JsonObject();
            }

            user[place]![attribute] = Typed(attribute, value);
        }
    }

    private static JsonNode Typed(string attribute, string value) => attribute == "customRoleId" ? int.Parse(value) : value;

    private string? Shown(FakeMember member, string attribute)
    {
        var custom = workspace.Roles.Find(role => role.Id == member.CustomRole);
        return attribute switch
        {
            "customRoleId" => custom?.Id.ToString(),
            "customRoleName" => custom?.Name,
            _ => custom?.Inherited ?? member.BuiltIn,
        };
    }
}
