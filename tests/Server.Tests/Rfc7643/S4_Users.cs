using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Rfc7643;

/// <summary>RFC 7643 §4.1 and §4.3: everything a User may hold, there and back.</summary>
public sealed class S4_Users(RunningServer server)
{
    private const string Whole = """
        {
          "userName": "bjensen@example.com",
          "externalId": "701984",
          "name": {
            "formatted": "Ms. Barbara J Jensen, III", "familyName": "Jensen", "givenName": "Barbara", "middleName": "Jane",
            "honorificPrefix": "Ms.", "honorificSuffix": "III"
          },
          "displayName": "Babs Jensen", "nickName": "Babs", "profileUrl": "https://login.example.com/bjensen",
          "title": "Tour Guide", "userType": "Employee", "preferredLanguage": "en-US", "locale": "de-CH",
          "timezone": "America/Los_Angeles", "active": true,
          "emails": [{ "value": "bjensen@example.com", "type": "work", "primary": true }, { "value": "babs@jensen.org", "type": "home" }],
          "addresses": [{
            "streetAddress": "100 Universal City Plaza", "locality": "Hollywood", "region": "CA", "postalCode": "91608", "country": "US",
            "formatted": "100 Universal City Plaza\nHollywood, CA 91608 USA", "type": "work", "primary": true
          }],
          "phoneNumbers": [{ "value": "tel:+1-201-555-0123", "type": "work" }, { "value": "555 666", "type": "satellite" }],
          "ims": [{ "value": "someaimhandle", "type": "aim" }],
          "photos": [{ "value": "https://photos.example.com/F.jpg", "type": "photo" }],
          "entitlements": [{ "value": "anything" }],
          "roles": [{ "value": "any words at all", "display": "Any", "type": "x", "primary": true }],
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
            "employeeNumber": "701984", "costCenter": "4130", "organization": "Universal Studios", "division": "Theme Park",
            "department": "Tour Operations", "manager": { "value": "26118915-6090-4610-87e4-49d8ca9f808d" }
          }
        }
        """;

    [Fact, Spec("S-4.1.1-04", "S-4.1.1-05", "S-4.1.1-06", "S-4.1.1-07", "S-4.1.1-08", "S-4.1.1-09", "S-4.1.1-10", "S-7-02")]
    [Spec("S-4.1.2-01", "S-4.1.2-04", "S-4.1.2-07", "S-4.1.2-14", "S-4.3-01", "S-4.3-02", "S-7-15", "P-3.8-07", "S-7-16")]
    public async Task A_whole_user_comes_back_as_it_was_sent()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", Whole);

        Assert.Equal(201, created.Status);
        foreach (var (name, value) in JsonNode.Parse(Whole)!.AsObject())
            Assert.True(JsonNode.DeepEquals(value, created[name]), name);
    }

    [Theory, Spec("S-4.1.1-01", "S-7-11")]
    [InlineData("")]
    [InlineData("\"userName\": \"\",")]
    [InlineData("\"userName\": null,")]
    public async Task A_user_name_is_required(string member)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Users", $$"""{ {{member}} "displayName": "Ada" }""")).AssertScimError(400, "invalidValue");
    }

    [Theory, Spec("S-4.1.1-02", "S-7-09", "S-7-12", "P-7.8-01", "P-5-01", "I-57")]
    [InlineData("Ada@x", "aDA@X")]
    [InlineData("straße", "STRASSE")]
    [InlineData("\u00e9va", "e\u0301va")]
    [InlineData("ada", "\uFF41\uFF44\uFF41")]
    [InlineData("kelvin", "\u212Aelvin")]
    public async Task User_names_that_read_the_same_are_the_same(string first, string second)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync(new JsonObject { ["userName"] = first }.ToJsonString());

        (await workspace.PostAsync("/Users", new JsonObject { ["userName"] = second }.ToJsonString())).AssertScimError(409, "uniqueness");

        Assert.Equal(1, (await workspace.FindAsync($"userName eq \"{second}\"")).Total());
    }

    [Theory, Spec("I-57")]
    [InlineData("paypal", "p\u0430ypal")]
    [InlineData("admin", "adm\u0131n")]
    public async Task Look_alikes_of_other_scripts_are_others(string latin, string other)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync($$"""{ "userName": "{{latin}}" }""");

        Assert.Equal(0, (await workspace.FindAsync($"userName eq \"{other}\"")).Total());
        Assert.Equal(201, (await workspace.PostAsync("/Users", $$"""{ "userName": "{{other}}" }""")).Status);
    }

    [Theory, Spec("S-4.1.2-10", "S-4.3-03", "S-7-01", "S-7-03")]
    [InlineData("""{ "op": "add", "path": "groups", "value": [{ "value": "x" }] }""")]
    [InlineData("""{ "op": "replace", "path": "groups.value", "value": "x" }""")]
    [InlineData("""{ "op": "replace", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName", "value": "x" }""")]
    [InlineData("""{ "op": "replace", "path": "meta.resourceType", "value": "x" }""")]
    [InlineData("""{ "op": "remove", "path": "id" }""")]
    public async Task What_is_read_only_is_a_mutability_error_in_PATCH(string operation)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager": { "value": "x" } } }""");

        (await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{{operation}}] }""")).AssertScimError(400, "mutability");
    }

    [Fact, Spec("S-4.3-03", "S-4.1.2-10")]
    public async Task What_is_read_only_is_ignored_in_POST()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", $$$"""
            { "userName": "ada", "groups": [{ "value": "x" }], "{{{Urns.Enterprise}}}": { "manager": { "value": "1", "displayName": "Eve" } } }
            """);

        Assert.Equal(201, created.Status);
        Assert.Null(created["groups"]);
        Assert.Equal("""{"value":"1"}""", created[Urns.Enterprise]!["manager"]!.ToJsonString());
    }

    [Fact, Spec("S-4.1.2-08", "S-4.1.1-07", "S-4.1.1-10")]
    public async Task What_is_only_recommended_is_stored_as_sent()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", """
            { "userName": "ada", "timezone": "Mars/Base", "profileUrl": "not a uri", "addresses": [{ "country": "USA" }] }
            """);

        Assert.Equal(201, created.Status);
        Assert.Equal(("Mars/Base", "not a uri", "USA"), ((string?)created["timezone"], (string?)created["profileUrl"], (string?)created["addresses"]![0]!["country"]));
    }

    [Fact, Spec("S-4.3-04")]
    public async Task PUT_without_the_enterprise_part_clears_it_and_its_name()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);
        var id = await workspace.GivenUserAsync(Whole);

        var put = await workspace.PutAsync($"/Users/{id}", """{ "userName": "bjensen@example.com" }""");

        Assert.Null(put[Urns.Enterprise]);
        Assert.DoesNotContain(put["schemas"]!.AsArray(), uri => (string?)uri == Urns.Enterprise);
        Assert.Equal(0, (await workspace.FindAsync($"schemas eq \"{Urns.Enterprise}\"")).Total());
    }
}
