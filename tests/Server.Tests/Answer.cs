using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests;

/// <summary>What came back: status, headers with those of the content, body as text and, when it is JSON, as a node.</summary>
public sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonNode? Body => Text.Length == 0 ? null : JsonNode.Parse(Text);

    public JsonNode? this[string member] => Body?[member];

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsStringAsync());

    /// <summary>A SCIM error as RFC 7644 §3.12 has it: the status also in the body, the reason for a machine and for a person.</summary>
    public void AssertScimError(int status, string? scimType = null)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/scim+json", Header("Content-Type"));
        Assert.Equal("urn:ietf:params:scim:api:messages:2.0:Error", this["schemas"]![0]!.GetValue<string>());
        Assert.Equal(status.ToString(), this["status"]!.GetValue<string>());
        Assert.Equal(scimType, this["scimType"]?.GetValue<string>());
        Assert.False(string.IsNullOrWhiteSpace(this["detail"]!.GetValue<string>()));
    }
}
