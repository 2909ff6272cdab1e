using System.Text.Json;

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>A verified token's payload, read to the letter of its JSON: the text "true" is not true, and a number is no text.</summary>
internal sealed class Claims(JsonElement payload)
{
    public string? Text(string name) => Find(name, JsonValueKind.String) is { } value ? value.GetString() : null;

    public bool IsTrue(string name) => Find(name, JsonValueKind.True) is not null;

    /// <summary>Null when it is absent; a claim of another kind is malformed.</summary>
    /// <exception cref="OidcRefusedException">TokenMalformed.</exception>
    public DateTimeOffset? Time(string name)
    {
        if (!payload.TryGetProperty(name, out var value))
            return null;
        // RFC 7519 §2 allows parts of a second. Beyond the year 9999 no DateTimeOffset reaches.
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : throw Malformed(name);
    }

    /// <summary>One text, or an array of nothing else.</summary>
    /// <exception cref="OidcRefusedException">TokenMalformed.</exception>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!payload.TryGetProperty(name, out var value))
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString() ?? ""],
            JsonValueKind.Array when value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) =>
                [.. value.EnumerateArray().Select(one => one.GetString() ?? "")],
            _ => throw Malformed(name),
        };
    }

    public bool Has(string name) => payload.TryGetProperty(name, out _);

    private JsonElement? Find(string name, JsonValueKind kind) =>
        payload.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    private static OidcRefusedException Malformed(string name) => new(
        OidcRefusal.TokenMalformed, $"The ID token's claim \"{name}\" is not of the kind that OpenID Connect demands; correct what the identity provider puts there.");
}
