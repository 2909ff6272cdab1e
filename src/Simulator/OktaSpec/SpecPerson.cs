using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;

namespace Rolecall.Simulator.OktaSpec;

/// <summary>Names in the manner of the published test's init script: Runscope123, Abcdefghi456.</summary>
internal sealed record SpecPerson(string GivenName, string FamilyName, string Email)
{
    public static SpecPerson Make()
    {
        var given = "Runscope" + RandomNumberGenerator.GetInt32(100, 1000);
        var family = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1)
            + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 8) + RandomNumberGenerator.GetInt32(100, 1000);
        return new SpecPerson(given, family, $"{given}{family}@atko.com");
    }

    public JsonObject Body() => new()
    {
        ["schemas"] = new JsonArray(Urns.User),
        ["userName"] = Email,
        ["name"] = new JsonObject { ["givenName"] = GivenName, ["familyName"] = FamilyName },
        ["emails"] = new JsonArray(
            new JsonObject { ["primary"] = true, ["value"] = Email, ["type"] = "work" }),
        ["displayName"] = $"{GivenName} {FamilyName}",
        ["active"] = true,
    };
}
