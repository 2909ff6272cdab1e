using System.Text.Json.Nodes;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pushing;

/// <summary>Writes role attributes into the body of a push, where the Profile Editor says.</summary>
internal static class RoleMapping
{
    /// <param name="before">What the server took before: who was given a role and no longer is, is sent as empty.</param>
    public static void Write(JsonObject body, IEnumerable<RoleAttribute> attributes, RoleValues roles, RoleValues before)
    {
        foreach (var attribute in attributes.Where(attribute => attribute.IsSent))
        {
            var value = roles.Of(attribute.Variable);
            if (value.Length > 0 || before.Of(attribute.Variable).Length > 0)
                attribute.Place.Write(body, attribute.ExternalName, Sent(attribute, value));
        }
    }

    private static JsonValue? Sent(RoleAttribute attribute, string value) =>
        value.Length == 0 ? null
        : attribute.IsInteger && long.TryParse(value, out var number) ? JsonValue.Create(number)
        : JsonValue.Create(value);
}
