using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.ResourceTypes;

/// <summary>The rows on create, read, replace, PATCH and delete over a type that came as data.</summary>
public sealed class OwnTypes(RunningServer server)
{
    [Fact, Spec("X-07", "S-6-01", "S-6-02", "S-7.s-05", "S-3.3-03", "P-4-03")]
    public async Task The_type_and_its_schemas_are_published()
    {
        var workspace = await server.GivenGadgetsAsync();

        var type = await workspace.GetAsync("/ResourceTypes/Gadget");
        Assert.Equal(("Gadget", "/Gadgets", Gadgets.Uri), ((string?)type["id"], (string?)type["endpoint"], (string?)type["schema"]));
        Assert.Equal(Gadgets.Tag, (string?)type["schemaExtensions"]![0]!["schema"]);
        Assert.Equal(3, (await workspace.GetAsync("/ResourceTypes")).Total());
        var schema = await workspace.GetAsync($"/Schemas/{Gadgets.Uri}");
        Assert.Equal(20, schema["attributes"]!.AsArray().Count);
        Assert.Contains((await workspace.GetAsync("/Schemas"))["Resources"]!.AsArray(), one => (string?)one!["id"] == Gadgets.Tag);
        Assert.Equal(2, (await (await server.GivenWorkspaceAsync()).GetAsync("/ResourceTypes")).Total());
    }

    [Fact, Spec("X-07", "P-3.3-01", "P-3.3-02", "P-3.3-03", "P-3.3-04", "P-3.4.1-01", "S-2.3.3-01", "S-2.3.4-01", "S-7-04", "S-7-06", "S-3.1-10")]
    public async Task What_was_sent_comes_back_less_what_is_never_shown()
    {
        var workspace = await server.GivenGadgetsAsync();

        var created = await workspace.GivenGadgetAsync(Gadgets.Whole);
        var read = await workspace.GetAsync($"/Gadgets/{created.Id()}");

        Assert.Equal($"{workspace.BaseUrl}/Gadgets/{created.Id()}", created.Header("Location"));
        Assert.Equal(("Gadget", created.Header("Location")), ((string?)read["meta"]!["resourceType"], (string?)read["meta"]!["location"]));
        Assert.Equal(read.Header("ETag"), (string?)read["meta"]!["version"]);
        var shown = JsonNode.Parse(Gadgets.Whole)!.AsObject();
        foreach (var name in new[] { "schemas", "pin", "hidden", "history" })
            shown.Remove(name);
        shown["maker"]!.AsObject().Remove("notes");
        Assert.All(shown, attribute => Assert.True(JsonNode.DeepEquals(attribute.Value, read[attribute.Key]), attribute.Key));
        Assert.Equal([Gadgets.Uri, Gadgets.Tag], read["schemas"]!.AsArray().Select(uri => (string?)uri));
        Assert.DoesNotContain("secret", read.Text + created.Text, StringComparison.Ordinal);
        Assert.Equal(1.25m, read["weight"]!.GetValue<decimal>());
    }

    [Fact, Spec("S-7-08", "P-3.9-04")]
    public async Task What_is_returned_on_request_is_shown_when_asked_for_and_to_the_write_that_set_it()
    {
        var workspace = await server.GivenGadgetsAsync();
        var created = await workspace.GivenGadgetAsync("""{ "label": "Drill", "history": "long", "maker": { "name": "Acme", "notes": "good" } }""");
        var path = $"/Gadgets/{created.Id()}";

        Assert.Equal(("long", "good"), ((string?)created["history"], (string?)created["maker"]!["notes"]));
        Assert.Equal((null, null), ((string?)(await workspace.GetAsync(path))["history"], (string?)(await workspace.GetAsync(path))["maker"]!["notes"]));
        Assert.Equal("long", (string?)(await workspace.GetAsync(path + "?attributes=history"))["history"]);
        Assert.Equal("good", (string?)(await workspace.GetAsync(path + "?attributes=maker.notes"))["maker"]!["notes"]);
        var patched = await workspace.PatchAsync(path, """{ "Operations": [{ "op": "replace", "path": "history", "value": "longer" }] }""");
        Assert.Equal(("longer", null), ((string?)patched["history"], (string?)patched["maker"]!["notes"]));
        Assert.Null((await workspace.PatchAsync(path, """{ "Operations": [{ "op": "replace", "path": "code", "value": "c" }] }"""))["history"]);
        Assert.Equal("new", (string?)(await workspace.PutAsync(path, """{ "label": "Drill", "history": "new" }"""))["history"]);
        Assert.Null((await workspace.PutAsync(path, """{ "label": "Drill" }"""))["history"]);
    }

    [Theory, Spec("S-7-05", "P-3.9-01", "P-3.9-02", "P-3.9-05", "P-3.9-06", "P-3.9-07", "P-3.9-10")]
    [InlineData("attributes=label", "id kind label schemas")]
    [InlineData("attributes=maker.name,pin,hidden", "id kind maker schemas")]
    [InlineData("attributes=parts.amount", "id kind parts schemas")]
    [InlineData("attributes=" + Gadgets.Tag + ":text", "id kind schemas " + Gadgets.Tag)]
    [InlineData("excludedAttributes=id,kind,meta,parts,maker,colours,sizes,checks,picture,page,owner,externalId," + Gadgets.Tag, "bought code id kind label number schemas serial weight working")]
    public async Task Answers_show_what_is_asked_for(string query, string shown)
    {
        var workspace = await server.GivenGadgetsAsync();
        var created = await workspace.GivenGadgetAsync(Gadgets.Whole);

        var read = await workspace.GetAsync($"/Gadgets/{created.Id()}?{query}");
        Assert.Equal(shown.Split(' ').Order(StringComparer.Ordinal), read.Body!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Theory, Spec("S-7-11", "S-7-16", "S-7-17", "S-2.3.2-02", "S-2.3.3-01", "S-2.3.4-01", "S-2.3.5-01", "S-2.3.6-01", "P-3.3-09")]
    [InlineData("{}")]
    [InlineData("""{ "label": "" }""")]
    [InlineData("""{ "label": 1 }""")]
    [InlineData("""{ "label": "x", "number": 1.5 }""")]
    [InlineData("""{ "label": "x", "number": "1" }""")]
    [InlineData("""{ "label": "x", "number": 1e2 }""")]
    [InlineData("""{ "label": "x", "weight": "1.5" }""")]
    [InlineData("""{ "label": "x", "working": "maybe" }""")]
    [InlineData("""{ "label": "x", "bought": "2026-03-01" }""")]
    [InlineData("""{ "label": "x", "picture": "***" }""")]
    [InlineData("""{ "label": "x", "colours": [{ "a": 1 }] }""")]
    [InlineData("""{ "label": "x", "sizes": [1, "2"] }""")]
    [InlineData("""{ "label": "x", "maker": { "country": "CH" } }""")]
    [InlineData("""{ "label": "x", "maker": "Acme" }""")]
    [InlineData("""{ "label": "x", "parts": [{ "amount": true }] }""")]
    [InlineData("""{ "label": "x", "parts": [{ "value": "a", "primary": true }, { "value": "b", "primary": true }] }""")]
    [InlineData("""{ "label": "x", "pin": 1 }""")]
    [InlineData("""{ "label": "x", "urn:example:params:scim:schemas:2.0:Tag": { "inks": ["black"] } }""")]
    public async Task A_value_that_its_definition_does_not_allow_is_refused(string json)
    {
        var workspace = await server.GivenGadgetsAsync();

        (await workspace.PostAsync("/Gadgets", json)).AssertScimError(400, "invalidValue");
        Assert.Equal(0, (await workspace.GetAsync("/Gadgets")).Total());
    }

    [Fact, Spec("S-7-01", "P-3.3-05", "P-3.5.1-07", "P-3.3-16")]
    public async Task Read_only_and_unknown_attributes_are_ignored_in_a_whole_resource()
    {
        var workspace = await server.GivenGadgetsAsync();

        var created = await workspace.GivenGadgetAsync(
            """{ "id": "x", "label": "Drill", "state": "on", "foo": 1, "maker": { "name": "Acme", "rank": "first" }, "meta": { "created": "2001-01-01T00:00:00Z" } }""");

        Assert.Null(created["state"]);
        Assert.Null(created["foo"]);
        Assert.Null(created["maker"]!["rank"]);
        Assert.NotEqual("x", created.Id());
    }

    [Theory, Spec("S-7-12", "S-7-09", "S-7-10", "P-3.3-06", "P-3.12-12")]
    [InlineData("serial", "\"aB-1\"", "\"aB-1\"", 409)]
    [InlineData("serial", "\"aB-1\"", "\"AB-1\"", 201)]
    [InlineData("code", "\"Zoë\"", "\"ZOE\u0308\"", 409)]
    [InlineData("number", "7", "7", 409)]
    [InlineData("number", "7", "8", 201)]
    [InlineData("weight", "7", "7", 201)]
    public async Task Unique_values_are_unique_by_the_case_rule_of_their_attribute(string name, string first, string second, int status)
    {
        var workspace = await server.GivenGadgetsAsync();
        var other = await server.GivenGadgetsAsync();
        var one = await workspace.GivenGadgetAsync($$"""{ "label": "a", "{{name}}": {{first}} }""");

        var answer = await workspace.PostAsync("/Gadgets", $$"""{ "label": "b", "{{name}}": {{second}} }""");

        Assert.Equal((status, status == 409 ? "uniqueness" : null), (answer.Status, (string?)answer["scimType"]));
        await other.GivenGadgetAsync($$"""{ "label": "a", "{{name}}": {{first}} }""");
        Assert.Equal(204, (await workspace.DeleteAsync($"/Gadgets/{one.Id()}")).Status);
        Assert.Equal(201, (await workspace.PostAsync("/Gadgets", $$"""{ "label": "c", "{{name}}": {{first}} }""")).Status);
    }

    [Fact, Spec("P-3.5.1-10", "P-3.12-12")]
    public async Task A_taken_value_is_refused_in_PUT_and_PATCH_and_free_once_its_holder_has_another()
    {
        var workspace = await server.GivenGadgetsAsync();
        var one = (await workspace.GivenGadgetAsync("""{ "label": "a", "code": "X" }""")).Id();
        var two = (await workspace.GivenGadgetAsync("""{ "label": "b", "code": "Y" }""")).Id();

        (await workspace.PutAsync($"/Gadgets/{two}", """{ "label": "b", "code": "x" }""")).AssertScimError(409, "uniqueness");
        (await workspace.PatchAsync($"/Gadgets/{two}", """{ "Operations": [{ "op": "replace", "path": "code", "value": "X" }] }""")).AssertScimError(409, "uniqueness");
        Assert.Equal(200, (await workspace.PutAsync($"/Gadgets/{one}", """{ "label": "a", "code": "x" }""")).Status);
        Assert.Equal(200, (await workspace.PutAsync($"/Gadgets/{one}", """{ "label": "a", "code": "Z" }""")).Status);
        Assert.Equal(200, (await workspace.PutAsync($"/Gadgets/{two}", """{ "label": "b", "code": "X" }""")).Status);
    }

    [Fact, Spec("P-3.3-13", "S-7-12")]
    public async Task Of_many_creates_with_one_unique_value_one_wins()
    {
        var workspace = await server.GivenGadgetsAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => workspace.PostAsync("/Gadgets", $$"""{ "label": "{{i}}", "number": 1 }""")));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(29, answers.Count(answer => answer.Status == 409));
    }

    [Fact, Spec("P-3.5.1-01", "P-3.5.1-03", "P-3.5.1-04", "P-3.5.1-09", "P-3.5.1-11", "S-3.3-02", "P-3.14-08")]
    public async Task PUT_replaces_and_clears_what_is_left_out()
    {
        var workspace = await server.GivenGadgetsAsync();
        var created = await workspace.GivenGadgetAsync(Gadgets.Whole);

        var replaced = await workspace.PutAsync($"/Gadgets/{created.Id()}", """{ "label": "Saw", "serial": "aB-1", "colours": ["blue"], "sizes": [], "maker": null }""");

        Assert.Equal(200, replaced.Status);
        Assert.Equal(
            ["colours", "id", "label", "meta", "schemas", "serial"],
            replaced.Body!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal([Gadgets.Uri], replaced["schemas"]!.AsArray().Select(uri => (string?)uri));
        Assert.Equal("W/\"2\"", replaced.Header("ETag"));
    }

    [Fact, Spec("P-3.5.1-12", "P-3.14-08", "T-25")]
    public async Task PUT_of_what_GET_returned_changes_nothing()
    {
        var workspace = await server.GivenGadgetsAsync();
        var created = await workspace.GivenGadgetAsync("""{ "label": "Drill", "serial": "s", "sizes": [1], "maker": { "name": "Acme", "since": 1990 } }""");
        var before = await workspace.GetAsync($"/Gadgets/{created.Id()}");

        var echoed = await workspace.PutAsync($"/Gadgets/{created.Id()}", before.Text);

        Assert.Equal((200, before.Text), (echoed.Status, echoed.Text));
    }

    [Theory, Spec("P-3.5.1-06", "S-7-03", "P-3.12-13")]
    [InlineData("""{ "label": "x", "serial": "aB-1", "maker": { "name": "Acme", "since": 1990 } }""", 200)]
    [InlineData("""{ "label": "x", "maker": { "name": "Acme", "since": 1990 } }""", 200)]
    [InlineData("""{ "label": "x", "serial": "other", "maker": { "name": "Acme", "since": 1990 } }""", 400)]
    [InlineData("""{ "label": "x", "serial": "AB-1" }""", 400)]
    [InlineData("""{ "label": "x", "serial": null }""", 400)]
    [InlineData("""{ "label": "x", "serial": "aB-1", "maker": { "name": "Acme", "since": 1991 } }""", 400)]
    public async Task An_immutable_value_stays_what_it_is(string json, int status)
    {
        var workspace = await server.GivenGadgetsAsync();
        var created = await workspace.GivenGadgetAsync("""{ "label": "Drill", "serial": "aB-1", "maker": { "name": "Acme", "since": 1990 } }""");

        var answer = await workspace.PutAsync($"/Gadgets/{created.Id()}", json);

        Assert.Equal((status, status == 400 ? "mutability" : null), (answer.Status, (string?)answer["scimType"]));
        Assert.Equal("aB-1", (string?)(await workspace.GetAsync($"/Gadgets/{created.Id()}"))["serial"]);
    }

    [Fact, Spec("P-3.5.2-08", "P-3.5.1-06")]
    public async Task An_immutable_value_may_be_set_where_there_is_none()
    {
        var workspace = await server.GivenGadgetsAsync();
        var created = await workspace.GivenGadgetAsync("""{ "label": "Drill" }""");

        Assert.Equal("s", (string?)(await workspace.PutAsync($"/Gadgets/{created.Id()}", """{ "label": "Drill", "serial": "s" }"""))["serial"]);
    }

    [Fact, Spec("P-3.6-01", "P-3.6-02", "P-3.6-03", "S-3.1-01")]
    public async Task DELETE_ends_it_for_good()
    {
        var workspace = await server.GivenGadgetsAsync();
        var created = await workspace.GivenGadgetAsync(Gadgets.Whole);
        var path = $"/Gadgets/{created.Id()}";

        Assert.Equal(204, (await workspace.DeleteAsync(path)).Status);

        (await workspace.GetAsync(path)).AssertScimError(404);
        (await workspace.PutAsync(path, """{ "label": "x" }""")).AssertScimError(404);
        (await workspace.PatchAsync(path, """{ "Operations": [{ "op": "add", "path": "label", "value": "x" }] }""")).AssertScimError(404);
        (await workspace.DeleteAsync(path)).AssertScimError(404);
        Assert.Equal(0, (await workspace.GetAsync("/Gadgets")).Total());
        Assert.NotEqual(created.Id(), (await workspace.GivenGadgetAsync(Gadgets.Whole)).Id());
    }

    [Fact, Spec("P-3.14-02", "P-3.14-04", "P-3.14-05", "P-3.14-06", "P-3.14-07")]
    public async Task Versions_guard_it()
    {
        var workspace = await server.GivenGadgetsAsync();
        var path = $"/Gadgets/{(await workspace.GivenGadgetAsync("""{ "label": "Drill" }""")).Id()}";

        Assert.Equal(304, (await workspace.SendAsync(HttpMethod.Get, path, adjust: request => request.Headers.TryAddWithoutValidation("If-None-Match", "W/\"1\""))).Status);
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
        {
            var body = method == HttpMethod.Patch ? """{ "Operations": [{ "op": "add", "path": "label", "value": "x" }] }""" : """{ "label": "x" }""";
            (await workspace.SendAsync(method, path, method == HttpMethod.Delete ? null : body, request => request.Headers.TryAddWithoutValidation("If-Match", "W/\"9\"")))
                .AssertScimError(412);
        }
    }

    [Fact, Spec("P-6-02", "R-20")]
    public async Task Another_workspace_knows_neither_the_type_nor_the_resource()
    {
        var workspace = await server.GivenGadgetsAsync();
        var created = await workspace.GivenGadgetAsync(Gadgets.Whole);

        (await (await server.GivenWorkspaceAsync()).GetAsync($"/Gadgets/{created.Id()}")).AssertScimError(404);
        (await (await server.GivenGadgetsAsync()).GetAsync($"/Gadgets/{created.Id()}")).AssertScimError(404);
        (await workspace.GetAsync($"/Users/{created.Id()}")).AssertScimError(404);
        (await workspace.GetAsync($"/-own/Gadget/{created.Id()}")).AssertScimError(404);
    }

    [Theory, Spec("P-3.2-06")]
    [InlineData("PUT", "/Gadgets")]
    [InlineData("POST", "/Gadgets/1")]
    [InlineData("DELETE", "/Gadgets")]
    public async Task Other_methods_are_405(string method, string path)
    {
        var workspace = await server.GivenGadgetsAsync();

        var refused = await workspace.SendAsync(new HttpMethod(method), path, """{ "label": "x" }""");

        refused.AssertScimError(405);
        Assert.NotEmpty(refused.Header("Allow")!);
    }

    [Fact, Spec("T-36", "R-53")]
    public async Task The_log_and_the_audit_tell_of_it_without_what_is_secret()
    {
        var workspace = await server.GivenGadgetsAsync();

        var created = await workspace.GivenGadgetAsync(Gadgets.Whole);
        await workspace.PatchAsync($"/Gadgets/{created.Id()}", """{ "Operations": [{ "op": "replace", "path": "pin", "value": "9999-secret" }] }""");
        await workspace.DeleteAsync($"/Gadgets/{created.Id()}");
        await workspace.FindGadgetsAsync("maker pr and pin eq \"1234-secret\"");

        var lines = await workspace.LogAsync(least: 4);
        Assert.All(lines, line => Assert.DoesNotContain("-secret", $"{line.Exchange.Path}{line.Exchange.Request}{line.Exchange.Answer}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Exchange.Request?.Contains("\"pin\": \"***\"", StringComparison.Ordinal) == true);
        var audit = await workspace.Directory.ReadAuditAsync(1, 100, CancellationToken.None);
        Assert.Equal(
            ["schema.defined", "schema.defined", "resource_type.defined", "resource.created", "resource.deleted"],
            audit.Select(entry => entry.Fact.Action).Where(action => action.StartsWith("schema", StringComparison.Ordinal) || action.StartsWith("resource", StringComparison.Ordinal)));
    }

    [Fact, Spec("X-07", "P-3.7-01", "P-3.7-08")]
    public async Task A_bulk_request_reaches_it_too()
    {
        var workspace = await server.GivenGadgetsAsync();

        var answer = await workspace.PostAsync("/Bulk", """
            { "Operations": [
                { "method": "POST", "path": "/gadgets", "bulkId": "g", "data": { "label": "Drill", "owner": "bulkId:ada" } },
                { "method": "POST", "path": "/Users", "bulkId": "ada", "data": { "userName": "ada" } },
                { "method": "PATCH", "path": "/Gadgets/bulkId:g", "data": { "Operations": [{ "op": "add", "path": "code", "value": "c" }] } }
            ] }
            """);

        Assert.Equal(["201", "201", "200"], answer["Operations"]!.AsArray().Select(result => (string?)result!["status"]));
        Assert.Equal(1, (await workspace.FindGadgetsAsync("code eq \"C\"")).Total());
    }
}
