using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests;

/// <summary>The two ways in which Okta writes, by the kind of the application.</summary>
public enum OktaDialect
{
    /// <summary>Catalogue applications change single attributes with PATCH.</summary>
    Patch,

    /// <summary>Applications from the wizard read, merge and PUT everything back, read-only and stale parts too.</summary>
    Put,
}

/// <summary>Okta as it is seen on the wire.</summary>
internal sealed class OktaClient(TestWorkspace workspace, OktaDialect dialect)
{
    /// <summary>The body of "Push New Users", as Okta's reference shows it.</summary>
    /// <param name="more">Further members, with a comma before the first.</param>
    public static string NewUser(string userName, string more = "") => $$"""
        {
          "schemas": ["{{Urns.User}}"],
          "userName": "{{userName}}",
          "name": { "givenName": "Ada", "familyName": "Lovelace" },
          "emails": [{ "primary": true, "value": "{{userName}}", "type": "work" }],
          "displayName": "Ada Lovelace",
          "locale": "en-US",
          "externalId": "00u-{{userName}}",
          "groups": [],
          "password": "1mz050nq",
          "active": true{{more}}
        }
        """;

    /// <returns>The id.</returns>
    public async Task<string> AssignAsync(string userName, string more = "")
    {
        Assert.Equal(0, (await workspace.FindAsync($"userName eq \"{userName}\"")).Total());
        return await workspace.GivenUserAsync(NewUser(userName, more));
    }

    /// <param name="merged">What the admin mapped; null clears.</param>
    public Task<Answer> PushAsync(string id, string merged) => dialect == OktaDialect.Put
        ? EchoAsync(id, merged)
        : workspace.PatchAsync($"/Users/{id}", $$"""
            {
              "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
              "Operations": [{ "op": "replace", "value": {{merged}} }]
            }
            """);

    public Task<Answer> SetActiveAsync(string id, bool active) =>
        PushAsync(id, $$"""{ "active": {{(active ? "true" : "false")}} }""");

    /// <summary>PUT of our own GET with the changes merged in.</summary>
    public async Task<Answer> EchoAsync(string id, string merged = "{}")
    {
        var body = (await workspace.GetAsync($"/Users/{id}")).Body!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(merged)!.AsObject())
            Merge(body, name, value);
        return await workspace.PutAsync($"/Users/{id}", body.ToJsonString());
    }

    private static void Merge(JsonObject body, string name, JsonNode? value)
    {
        if (value is JsonObject part && body[name] is JsonObject present)
        {
            foreach (var (inner, innerValue) in part)
                present[inner] = innerValue?.DeepClone();
        }
        else
        {
            body[name] = value?.DeepClone();
        }
    }
}
