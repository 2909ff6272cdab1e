namespace Rolecall.Server.Tests.Clients;

/// <summary>One quirk as a client shows it, and what comes of it.</summary>
/// <param name="Quirk">Its name.</param>
/// <param name="Path">With {user} and {group} for those that are there.</param>
/// <param name="Refused">The status where it is not allowed.</param>
/// <param name="ScimType">Of the refusal.</param>
internal sealed record QuirkCase(string Quirk, HttpMethod Method, string Path, string? Body, int Refused = 400, string? ScimType = null)
{
    private const string Message = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /// <summary>The user that is there, besides schemas and user name.</summary>
    public string Given { get; init; } = "";

    /// <summary>What the answer must have where the quirk is allowed.</summary>
    public string Shows { get; init; } = "";

    /// <summary>What it must not have then.</summary>
    public string? Hides { get; init; }

    /// <summary>What a client that is not allowed the quirk gets instead of a refusal.</summary>
    public string? Otherwise { get; init; }

    /// <summary>Other quirks, without which this one cannot show.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Changes headers or content before it goes out.</summary>
    public Action<HttpRequestMessage>? Adjust { get; init; }

    public static QuirkCase Post(string quirk, string attributes, string? scimType, string schemas = "") => new(
        quirk, HttpMethod.Post, "/Users", $$"""{ "schemas": ["{{Urns.User}}"{{schemas}}], "userName": "new@example.com", {{attributes}} }""", ScimType: scimType);

    /// <param name="operations">One or several, with commas between them.</param>
    public static QuirkCase Patch(string quirk, string operations, string? scimType, string path = "/Users/{user}") => new(
        quirk, HttpMethod.Patch, path, $$"""{ "schemas": ["{{Message}}"], "Operations": [{{operations}}] }""", ScimType: scimType);

    public static QuirkCase Filter(string quirk, string filter) => new(
        quirk, HttpMethod.Get, $"/Users?filter={Uri.EscapeDataString(filter)}", null, ScimType: "invalidFilter");

    public override string ToString() => Quirk;
}
