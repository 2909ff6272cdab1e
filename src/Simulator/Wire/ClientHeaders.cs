namespace Rolecall.Simulator.Wire;

/// <summary>The headers by which one SCIM client differs from another.</summary>
internal sealed record ClientHeaders(IReadOnlyList<KeyValuePair<string, string>> Always, string ContentType)
{
    /// <summary>As captured from Okta's product; bodies alone carry a Content-Type.</summary>
    public static ClientHeaders Okta { get; } = new(
        [
            new("User-Agent", "Okta SCIM Client 1.0.0"),
            new("Accept", "application/scim+json"),
            new("Accept-Charset", "utf-8"),
            new("Accept-Encoding", "gzip,deflate"),
        ],
        "application/scim+json; charset=utf-8");

    /// <summary>As in Okta's published test collection, which posts plain JSON.</summary>
    public static ClientHeaders OktaSpec { get; } = new(
        [
            new("User-Agent", "OKTA SCIM Integration"),
            new("Accept", "application/scim+json"),
            new("Accept-Charset", "utf-8"),
        ],
        "application/json");

    public IReadOnlyList<KeyValuePair<string, string>> For(string authorization, bool withBody) =>
    [
        .. Always,
        .. withBody ? [KeyValuePair.Create("Content-Type", ContentType)] : Array.Empty<KeyValuePair<string, string>>(),
        new("Authorization", authorization),
    ];
}
