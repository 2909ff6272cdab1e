using System.Text.Json;

namespace Rolecall.Scim.Tolerances;

/// <summary>The "schemas" of a message (RFC 7644 §3.1).</summary>
internal static class MessageSchemas
{
    /// <summary>Left out it does no harm, because the endpoint says what the message is; another one means that the body was meant for something else.</summary>
    /// <exception cref="RefusedException">InvalidSyntax.</exception>
    public static void Check(JsonElement? schemas, string uri, Allowance allowance)
    {
        if (schemas is not { ValueKind: not JsonValueKind.Null } uris)
            allowance.Use(Quirks.MissingSchemas, $"\"schemas\" was left out; the body was read as {uri}.", Refusal.InvalidSyntax, Required());
        else if (uris.ValueKind != JsonValueKind.Array || !uris.EnumerateArray().Any(Names))
            throw new RefusedException(Refusal.InvalidSyntax, Required());

        string Required() => $"'schemas' must be an array that contains {uri}.";

        bool Names(JsonElement item) => item.ValueKind == JsonValueKind.String && uri.Equals(item.GetString(), StringComparison.OrdinalIgnoreCase);
    }
}
