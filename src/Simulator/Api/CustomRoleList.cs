using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Api;

/// <summary>Reads <c>customroles</c> and holds it to its published shape, odd types and all.</summary>
internal static class CustomRoleList
{
    public static IReadOnlyList<CustomRole> Of(Exchange exchange)
    {
        exchange.Hold(exchange.Answer.Json.Find("custom_roles") is JsonArray, "Expected custom_roles to be an array.");
        return [.. exchange.Answer.Json.Find("custom_roles").Items().Select(role => Read(exchange, role))];
    }

    private static CustomRole Read(Exchange exchange, JsonNode role)
    {
        var id = role.Find("id").Integer();
        var name = role.Find("name").Text();
        var inherited = role.Find("inherited_role").Integer();
        exchange.Hold(id is not null, "Expected a custom role's id to be a JSON integer.");
        exchange.Hold(role.Find("team_id")?.GetValueKind() == JsonValueKind.String, "Expected a custom role's team_id to be a string.");
        exchange.Hold(name is not null, "Expected a custom role to have a name.");
        exchange.Hold(inherited is 2 or 3 or 4 or 5, "Expected a custom role's inherited_role to be 2, 3, 4 or 5.");
        exchange.Hold(
            role.Find("date_created")?.GetValueKind() == JsonValueKind.String && long.TryParse(role.Find("date_created").Text(), out _),
            "Expected a custom role's date_created to be milliseconds as a string.");
        exchange.Hold(
            role.Find("members") is JsonArray members && members.All(member => member.Integer() is not null),
            "Expected a custom role's members to be an array of integers.");
        return new(id ?? 0, name ?? "", inherited ?? 0, [.. role.Find("members").Items().Select(m => m.Integer() ?? 0)], role);
    }
}
