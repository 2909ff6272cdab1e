using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;

namespace Rolecall.Simulator.Okta;

/// <summary>PATCH as Okta's catalogue apps send it: lower case, and one operation except for members.</summary>
internal static class PatchBody
{
    public static JsonObject Replace(JsonObject value) => Of(new JsonObject { ["op"] = "replace", ["value"] = value });

    public static JsonObject Replace(string path, JsonNode? value) =>
        Of(new JsonObject { ["op"] = "replace", ["path"] = path, ["value"] = value });

    public static JsonObject Of(params IEnumerable<JsonObject> operations) => new()
    {
        ["schemas"] = new JsonArray(Urns.PatchOp),
        ["Operations"] = new JsonArray([.. operations]),
    };
}
