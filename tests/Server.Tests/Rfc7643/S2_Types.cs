using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Rfc7643;

/// <summary>RFC 7643 §2 as it is seen from outside.</summary>
public sealed class S2_Types(RunningServer server)
{
    [Theory, Spec("S-2.1-01", "S-2.1-04")]
    [InlineData("""{ "USERNAME": "ada", "Name": { "GIVENNAME": "Ada" }, "EMAILS": [{ "Value": "a@example.com" }] }""")]
    [InlineData("""{ "username": "ada", "urn:IETF:params:scim:schemas:core:2.0:user:name": { "givenname": "Ada" }, "Emails": [{ "VALUE": "a@example.com" }] }""")]
    public async Task Names_are_read_in_any_case_and_answered_in_one(string body)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", body);

        Assert.Equal(201, created.Status);
        Assert.Equal("ada", (string?)created["userName"]);
        Assert.Equal("""{"givenName":"Ada"}""", created["name"]!.ToJsonString());
        Assert.Equal("""[{"value":"a@example.com"}]""", created["emails"]!.ToJsonString());
        Assert.DoesNotContain(created.Body!.AsObject(), member => member.Key is "USERNAME" or "username" or "Name" or "EMAILS");
    }

    [Theory, Spec("S-2.3.1-01", "P-3.1-01", "S-4.1.1-06")]
    [InlineData("Zoë 田中 😀")]
    [InlineData("e\u0301 is not \u00e9")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \uD83D\uDC69\u200D\uD83D\uDE80")]
    [InlineData("<script>alert('\"&\\/')</script>")]
    [InlineData("\uFFFD \uE000 \U0010FFFD")]
    public async Task Text_comes_back_character_by_character(string text)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var body = new JsonObject { ["userName"] = "ada", ["displayName"] = text, ["nickName"] = text, ["title"] = text, ["userType"] = text };

        var created = await workspace.PostAsync("/Users", body.ToJsonString());

        Assert.Equal(201, created.Status);
        Assert.All(["displayName", "nickName", "title", "userType"], name => Assert.Equal(text, (string?)created[name]));
        Assert.Equal(1, (await workspace.FindAsync($"displayName eq {JsonSerializer.Serialize(text)}")).Total());
    }

    [Theory, Spec("S-2.3.2-01", "T-07")]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"True\"", true)]
    [InlineData("\"FALSE\"", false)]
    public async Task A_Boolean_is_answered_as_one(string sent, bool answered)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", $$"""{ "userName": "ada", "active": {{sent}}, "emails": [{ "value": "a@example.com", "primary": {{sent}} }] }""");

        Assert.Equal(answered ? "true" : "false", created["active"]!.ToJsonString());
        Assert.Equal(answered ? "true" : "false", created["emails"]![0]!["primary"]!.ToJsonString());
    }

    [Theory, Spec("S-2.3.2-02", "S-7-17")]
    [InlineData("\"maybe\"")]
    [InlineData("\"\"")]
    [InlineData("\"yes\"")]
    [InlineData("1")]
    [InlineData("[true]")]
    [InlineData("{}")]
    public async Task What_is_no_Boolean_switches_nobody_on_or_off(string sent)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Users", $$"""{ "userName": "ada", "active": {{sent}} }""")).AssertScimError(400, "invalidValue");
    }

    [Fact, Spec("S-2.3.5-01", "S-3.1-12")]
    public async Task Times_carry_date_time_and_zone()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var created = await workspace.PostAsync("/Users", """{ "userName": "ada" }""");

        foreach (var name in (string[])["created", "lastModified"])
        {
            var text = (string)created["meta"]![name]!;
            Assert.Equal(
                server.Clock.GetUtcNow(), DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        }
    }

    [Theory, Spec("S-2.3.6-01", "S-4.1.2-13")]
    [InlineData("***")]
    [InlineData("MAMCAQUwAwIBBQ==")]
    public async Task A_certificate_that_is_no_base64_or_more_than_one_is_refused(string value)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Users", $$"""{ "userName": "ada", "x509Certificates": [{ "value": "{{value}}" }] }"""))
            .AssertScimError(400, "invalidValue");
    }

    [Theory, Spec("S-2.4-01", "S-2.4-04", "S-2.4-05", "T-31")]
    [InlineData("""[{ "value": "a", "type": "work" }, { "value": "a", "type": "home" }]""", 2)]
    [InlineData("""[{ "value": "a", "type": "work" }, { "value": "a", "type": "work" }]""", 1)]
    [InlineData("""[{ "value": "a" }, { "value": "b" }]""", 2)]
    [InlineData("""{ "value": "a" }""", 1)]
    [InlineData("""["a", "b"]""", 2)]
    [InlineData("""[{ "value": "a", "primary": true }, { "value": "b", "primary": false }]""", 2)]
    public async Task Lists_keep_each_value_once(string emails, int count)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", $$"""{ "userName": "ada", "emails": {{emails}} }""");

        Assert.Equal((201, count), (created.Status, created["emails"]!.AsArray().Count));
    }

    [Fact, Spec("S-2.4-01")]
    public async Task Two_primary_values_are_refused()
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Users", """
            { "userName": "ada", "emails": [{ "value": "a", "primary": true }, { "value": "b", "primary": true }] }
            """)).AssertScimError(400, "invalidValue");
    }

    [Theory, Spec("S-2.4-08", "S-4.1.2-02")]
    [InlineData("emails.value eq \"ADA@example.com\"")]
    [InlineData("emails[value eq \"ada@EXAMPLE.com\"]")]
    public async Task Addresses_are_equal_whatever_their_case_and_come_back_as_sent(string filter)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{ "userName": "ada", "emails": [{ "value": "Ada@EXAMPLE.com" }] }""");

        var found = await workspace.FindAsync(filter);

        Assert.Equal("Ada@EXAMPLE.com", (string?)Assert.Single(found["Resources"]!.AsArray())!["emails"]![0]!["value"]);
    }

    [Theory, Spec("S-2.5-01", "S-2.5-02", "S-2.5-03")]
    [InlineData("""{ "op": "replace", "path": "nickName", "value": null }""")]
    [InlineData("""{ "op": "replace", "path": "nickName", "value": "" }""")]
    [InlineData("""{ "op": "add", "value": { "nickName": null } }""")]
    [InlineData("""{ "op": "remove", "path": "nickName" }""")]
    public async Task A_cleared_attribute_is_absent_and_not_present_in_filters(string operation)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "nickName": "Countess" }""");

        var patched = await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{{operation}}] }""");

        Assert.Equal(200, patched.Status);
        Assert.DoesNotContain(patched.Body!.AsObject(), member => member.Key == "nickName");
        Assert.Equal(0, (await workspace.FindAsync("nickName pr")).Total());
    }
}
