using System.Text.Json;
using Rolecall.Domain.Connections;
using Rolecall.Scim;

namespace Rolecall.Server.RestApi.V1;

/// <summary>Reads what is to become of a connection.</summary>
internal static class ConnectionInput
{
    /// <summary>{"name": true}, false, or null for one that is to follow the profile again.</summary>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static IReadOnlyDictionary<string, bool?>? FindQuirks(ApiBody body) => body.Find("quirks") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().ToDictionary(quirk => quirk.Name, Switch, StringComparer.Ordinal),
        _ => throw Malformed(),
    };

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static EntitlementMode? FindEntitlements(ApiBody body) => body.FindText("entitlements") switch
    {
        null => null,
        "off" => EntitlementMode.Off,
        "okta" => EntitlementMode.Okta,
        "ietf" => EntitlementMode.Ietf,
        _ => throw new RefusedException(Refusal.InvalidValue, "'entitlements' must be off, okta or ietf."),
    };

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static bool? FindSignsRequests(ApiBody body) => body.Find("signsRequests") switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw new RefusedException(Refusal.InvalidValue, "'signsRequests' must be true or false."),
    };

    /// <exception cref="RefusedException">NotFound.</exception>
    public static ConnectionId Id(string text) =>
        int.TryParse(text, out var id) ? new ConnectionId(id) : throw NotFound();

    public static RefusedException NotFound() => new(Refusal.NotFound, "There is no such connection in this workspace.");

    private static bool? Switch(JsonProperty quirk) => quirk.Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => throw Malformed(),
    };

    private static RefusedException Malformed() =>
        new(Refusal.InvalidValue, "'quirks' must be an object of a quirk's name and true, false, or null to follow the client's profile again.");
}
