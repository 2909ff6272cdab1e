namespace Rolecall.Scim.Tolerances;

/// <summary>Messages (RFC 7644 §3.1) that come without their "schemas": it does no harm, because the endpoint says what they are.</summary>
internal static class MessageSchemas
{
    /// <exception cref="RefusedException">InvalidSyntax.</exception>
    public static void UseMissing(string uri, Allowance allowance) => allowance.Use(
        Quirks.MissingSchemas, $"\"schemas\" was left out; the body was read as {uri}.",
        Refusal.InvalidSyntax, $"'schemas' must be an array that contains {uri}.");
}
