using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.ResourceTypes;

/// <summary>The rows of RFC 7644 §3.5.2 over a type that came as data.</summary>
public sealed class OwnTypePatches(RunningServer server)
{
    private const string Start = $$"""
        {
          "label": "Drill", "serial": "s1", "code": "c1", "number": 1, "weight": 1.5, "working": true, "colours": ["red", "green"], "sizes": [1, 2],
          "maker": { "name": "Acme", "country": "CH", "since": 1990, "aliases": ["A"] },
          "parts": [{ "value": "motor", "type": "main", "primary": true }, { "value": "bit", "type": "spare", "amount": 2, "key": "k" }],
          "{{Gadgets.Tag}}": { "text": "Ours" }
        }
        """;

    [Theory, Spec("X-07", "P-3.5.2-06", "P-3.5.2-09", "P-3.5.2.1-02", "P-3.5.2.1-03", "P-3.5.2.1-04", "P-3.5.2.1-05", "P-3.5.2.1-06", "P-3.5.2.2-01")]
    [Spec("P-3.5.2.2-02", "P-3.5.2.2-03", "P-3.5.2.2-04", "P-3.5.2.3-01", "P-3.5.2.3-03", "P-3.5.2.3-05", "P-3.5.2.3-06", "P-3.5.2.3-07", "P-3.5.2-12")]
    [InlineData("""{ "op": "replace", "path": "label", "value": "Saw" }""", "label", "\"Saw\"")]
    [InlineData("""{ "op": "add", "path": "URN:example:params:scim:schemas:2.0:gadget:LABEL", "value": "Saw" }""", "label", "\"Saw\"")]
    [InlineData("""{ "op": "replace", "path": "number", "value": 12 }""", "number", "12")]
    [InlineData("""{ "op": "replace", "path": "weight", "value": 0.125 }""", "weight", "0.125")]
    [InlineData("""{ "op": "replace", "path": "working", "value": "False" }""", "working", "false")]
    [InlineData("""{ "op": "remove", "path": "working" }""", "working", "null")]
    [InlineData("""{ "op": "add", "path": "bought", "value": "2026-01-01T00:00:00Z" }""", "bought", "\"2026-01-01T00:00:00Z\"")]
    [InlineData("""{ "op": "add", "path": "colours", "value": ["blue", "red"] }""", "colours", """["red","green","blue"]""")]
    [InlineData("""{ "op": "add", "path": "colours", "value": "blue" }""", "colours", """["red","green","blue"]""")]
    [InlineData("""{ "op": "remove", "path": "colours", "value": ["red"] }""", "colours", """["green"]""")]
    [InlineData("""{ "op": "replace", "path": "sizes", "value": [9] }""", "sizes", "[9]")]
    [InlineData("""{ "op": "remove", "path": "sizes" }""", "sizes", "null")]
    [InlineData("""{ "op": "add", "path": "maker", "value": { "country": "DE" } }""", "maker", """{"name":"Acme","country":"DE","since":1990,"aliases":["A"]}""")]
    [InlineData("""{ "op": "replace", "path": "maker.country", "value": "AT" }""", "maker", """{"name":"Acme","country":"AT","since":1990,"aliases":["A"]}""")]
    [InlineData("""{ "op": "add", "path": "maker.aliases", "value": ["B"] }""", "maker", """{"name":"Acme","country":"CH","since":1990,"aliases":["A","B"]}""")]
    [InlineData("""{ "op": "remove", "path": "maker.country" }""", "maker", """{"name":"Acme","since":1990,"aliases":["A"]}""")]
    [InlineData("""{ "op": "replace", "path": "parts[type eq \"spare\"].amount", "value": 3.5 }""", "parts", """[{"value":"motor","type":"main","primary":true},{"value":"bit","type":"spare","amount":3.5,"key":"k"}]""")]
    [InlineData("""{ "op": "replace", "path": "parts[amount gt 1]", "value": { "value": "bits" } }""", "parts", """[{"value":"motor","type":"main","primary":true},{"value":"bits","type":"spare","amount":2,"key":"k"}]""")]
    [InlineData("""{ "op": "remove", "path": "parts[primary eq true]" }""", "parts", """[{"value":"bit","type":"spare","amount":2,"key":"k"}]""")]
    [InlineData("""{ "op": "add", "path": "parts", "value": { "value": "case", "primary": true } }""", "parts", """[{"value":"motor","type":"main"},{"value":"bit","type":"spare","amount":2,"key":"k"},{"value":"case","primary":true}]""")]
    [InlineData("""{ "op": "remove", "path": "parts.amount" }""", "parts", """[{"value":"motor","type":"main","primary":true},{"value":"bit","type":"spare","key":"k"}]""")]
    [InlineData("""{ "op": "replace", "value": { "label": "Saw", "maker.country": "FR" } }""", "maker", """{"name":"Acme","country":"FR","since":1990,"aliases":["A"]}""")]
    [InlineData("""{ "op": "replace", "path": "urn:example:params:scim:schemas:2.0:Tag:text", "value": "Theirs" }""", Gadgets.Tag, """{"text":"Theirs"}""")]
    [InlineData("""{ "op": "add", "value": { "urn:example:params:scim:schemas:2.0:Tag": { "inks": ["red"] } } }""", Gadgets.Tag, """{"text":"Ours","inks":["red"]}""")]
    [InlineData("""{ "op": "remove", "path": "urn:example:params:scim:schemas:2.0:Tag" }""", Gadgets.Tag, "null")]
    public async Task An_operation_does_what_the_specification_says(string operation, string attribute, string expected)
    {
        var (workspace, path) = await GivenAsync();

        var answer = await workspace.PatchAsync(path, $$"""{ "Operations": [{{operation}}] }""");

        Assert.Equal((200, "W/\"2\""), (answer.Status, answer.Header("ETag")));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), answer[attribute]), answer[attribute]?.ToJsonString());
        Assert.Equal(answer.Text, (await workspace.GetAsync(path)).Text);
    }

    [Theory, Spec("P-3.5.2-07", "P-3.5.2-13", "P-3.5.2-16", "P-3.5.2-18", "P-3.5.2.2-05", "P-3.5.2.3-08", "S-7-01", "S-7-03", "S-3.3-05")]
    [InlineData("""{ "op": "remove", "path": "label" }""", "mutability")]
    [InlineData("""{ "op": "replace", "path": "state", "value": "on" }""", "mutability")]
    [InlineData("""{ "op": "replace", "path": "maker.rank", "value": "1" }""", "mutability")]
    [InlineData("""{ "op": "replace", "path": "serial", "value": "s2" }""", "mutability")]
    [InlineData("""{ "op": "remove", "path": "serial" }""", "mutability")]
    [InlineData("""{ "op": "replace", "path": "maker.since", "value": 1991 }""", "mutability")]
    [InlineData("""{ "op": "replace", "path": "parts[value eq \"bit\"].key", "value": "other" }""", "mutability")]
    [InlineData("""{ "op": "remove", "path": "maker.name" }""", "mutability")]
    [InlineData("""{ "op": "remove", "path": "urn:example:params:scim:schemas:2.0:Tag:text" }""", "mutability")]
    [InlineData("""{ "op": "replace", "path": "number", "value": "seven" }""", "invalidValue")]
    [InlineData("""{ "op": "replace", "path": "weight", "value": true }""", "invalidValue")]
    [InlineData("""{ "op": "replace", "path": "working", "value": 1 }""", "invalidValue")]
    [InlineData("""{ "op": "add", "path": "sizes", "value": [1.5] }""", "invalidValue")]
    [InlineData("""{ "op": "replace", "path": "nothing", "value": 1 }""", "invalidPath")]
    [InlineData("""{ "op": "replace", "path": "colours[value eq \"red\"]", "value": "x" }""", "invalidPath")]
    [InlineData("""{ "op": "remove", "path": "parts[size eq 1]" }""", "invalidFilter")]
    [InlineData("""{ "op": "replace", "path": "parts[type eq \"none\"].amount", "value": 1 }""", "noTarget")]
    public async Task A_refused_operation_changes_nothing(string operation, string scimType)
    {
        var (workspace, path) = await GivenAsync();
        var before = await workspace.GetAsync(path);

        (await workspace.PatchAsync(path, $$"""{ "Operations": [{ "op": "replace", "path": "label", "value": "Saw" }, {{operation}}] }"""))
            .AssertScimError(400, scimType);

        Assert.Equal(before.Text, (await workspace.GetAsync(path)).Text);
    }

    [Theory, Spec("P-3.5.2.1-07", "P-3.14-08", "T-27", "S-7-04")]
    [InlineData("""{ "op": "replace", "path": "label", "value": "Drill" }""")]
    [InlineData("""{ "op": "replace", "path": "serial", "value": "s1" }""")]
    [InlineData("""{ "op": "add", "path": "colours", "value": ["green"] }""")]
    [InlineData("""{ "op": "replace", "path": "colours", "value": ["green", "red"] }""")]
    [InlineData("""{ "op": "remove", "path": "bought" }""")]
    [InlineData("""{ "op": "replace", "path": "pin", "value": "4711" }""")]
    public async Task What_changes_nothing_succeeds_and_keeps_the_version(string operation)
    {
        var (workspace, path) = await GivenAsync();
        var before = await workspace.GetAsync(path);

        var answer = await workspace.PatchAsync(path, $$"""{ "Operations": [{{operation}}] }""");

        Assert.Equal((200, before.Text), (answer.Status, answer.Text));
    }

    private async Task<(TestWorkspace Workspace, string Path)> GivenAsync()
    {
        var workspace = await server.GivenGadgetsAsync();
        return (workspace, $"/Gadgets/{(await workspace.GivenGadgetAsync(Start)).Id()}");
    }
}
