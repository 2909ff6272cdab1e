namespace Rolecall.Server.Tests.Rfc7643;

public sealed class S3_Resources(RunningServer server)
{
    [Theory, Spec("S-2.1-03", "S-3-01", "S-3-02", "S-3-03", "S-3-04", "S-3-06", "T-05", "T-06")]
    [InlineData("")]
    [InlineData("\"schemas\": null,")]
    [InlineData("\"schemas\": [],")]
    [InlineData("\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\", \"urn:ietf:params:scim:schemas:core:2.0:User\"],")]
    [InlineData("\"schemas\": [\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\", \"urn:ietf:params:scim:schemas:core:2.0:User\"],")]
    [InlineData("\"schemas\": [\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"],")]
    [InlineData("\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\", \"urn:unheard:of\"],")]
    public async Task Schemas_are_the_servers_to_say(string schemas)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", $$"""{ {{schemas}} "userName": "ada" }""");

        Assert.Equal(201, created.Status);
        Assert.Equal([Urns.User, Urns.Role], created["schemas"]!.AsArray().Select(uri => (string?)uri));
    }

    [Theory, Spec("S-3-02", "P-3.12-14")]
    [InlineData("/Users", "urn:ietf:params:scim:schemas:core:2.0:Group")]
    [InlineData("/Groups", "urn:ietf:params:scim:schemas:core:2.0:User")]
    public async Task A_resource_of_another_type_is_invalid_syntax(string endpoint, string uri)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync(endpoint, $$"""{ "schemas": ["{{uri}}"], "userName": "ada", "displayName": "A" }""")).AssertScimError(400, "invalidSyntax");
    }

    [Theory, Spec("S-3-01", "P-3.12-14")]
    [InlineData("7")]
    [InlineData("\"urn:ietf:params:scim:schemas:core:2.0:User\"")]
    [InlineData("[7]")]
    [InlineData("{}")]
    public async Task Schemas_that_are_no_list_of_names_are_invalid_syntax(string schemas)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Users", $$"""{ "schemas": {{schemas}}, "userName": "ada" }""")).AssertScimError(400, "invalidSyntax");
    }

    [Fact, Spec("S-3-05", "S-3.3-01", "S-3.3-02", "P-3.4.2.2-18")]
    public async Task An_extension_is_named_exactly_while_it_has_data()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");

        var without = await workspace.GetAsync($"/Users/{id}");
        var with = await workspace.PatchAsync($"/Users/{id}", $$"""
            { "Operations": [{ "op": "add", "path": "{{Urns.Enterprise}}:department", "value": "Engines" }] }
            """);

        Assert.Equal([Urns.User, Urns.Role], without["schemas"]!.AsArray().Select(uri => (string?)uri));
        Assert.Equal([Urns.User, Urns.Enterprise, Urns.Role], with["schemas"]!.AsArray().Select(uri => (string?)uri));
        Assert.Equal("Engines", (string?)with[Urns.Enterprise]!["department"]);
        Assert.Equal(1, (await workspace.FindAsync($"schemas eq \"{Urns.Enterprise}\"")).Total());
    }

    [Fact, Spec("S-3.3-02", "T-23")]
    public async Task An_extension_attribute_at_the_top_is_understood_and_shown_where_it_belongs()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", """{ "userName": "ada", "department": "Engines" }""");

        Assert.Null(created["department"]);
        Assert.Equal("Engines", (string?)created[Urns.Enterprise]!["department"]);
    }

    [Fact, Spec("S-3.1-02", "S-3.1-03", "S-3.1-04", "S-3.1-06", "S-7-13", "S-7-14", "S-9.3-02", "S-3.1-08")]
    public async Task Ids_are_the_servers_own_unlike_each_other_and_tell_nothing()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
            ids.Add(await workspace.GivenUserAsync($$"""{ "id": "ada", "userName": "ada{{i}}@example.com", "displayName": "Ada", "externalId": "00u1" }"""));
        var plain = await workspace.PostAsync("/Users", """{ "userName": "bob" }""");

        Assert.Equal(20, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
        Assert.Null(plain["externalId"]);
        Assert.Equal(20, (await workspace.FindAsync("externalId eq \"00u1\"")).Total());
    }

    [Theory, Spec("S-3.1-05", "S-3.1-01")]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task An_id_in_another_case_is_another_id(string method)
    {
        var workspace = await server.GivenWorkspaceAsync();
        string id;
        do
            id = await workspace.GivenUserAsync($$"""{ "userName": "ada{{server.Clock.GetUtcNow().Ticks}}{{Random.Shared.Next()}}" }""");
        while (!id.Any(char.IsAsciiLetter));

        var other = string.Concat(id.Select(c => char.IsAsciiLetterLower(c) ? (char)(c - 32) : c));
        (await workspace.SendAsync(new HttpMethod(method), $"/Users/{other}")).AssertScimError(404);
        Assert.Equal(200, (await workspace.GetAsync($"/Users/{id}")).Status);
        Assert.Equal(0, (await workspace.FindAsync($"id eq \"{other}\"")).Total());
    }

    [Fact, Spec("S-3.1-09", "S-3.1-10", "S-3.1-13", "S-3.1-14", "S-3.1-18", "S-3.1-12")]
    public async Task Meta_is_the_servers_and_leads_back()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", """
            { "userName": "ada", "meta": { "resourceType": "Group", "created": "2001-01-01T00:00:00Z", "version": "W/\"9\"" } }
            """);
        var location = (string)created["meta"]!["location"]!;
        var followed = await workspace.GetAsync(location[workspace.BaseUrl.Length..]);

        Assert.Equal("User", (string?)created["meta"]!["resourceType"]);
        Assert.Equal("2026-11-02T08:00:00.000Z", (string?)created["meta"]!["created"]);
        Assert.Equal((string?)created["meta"]!["created"], (string?)created["meta"]!["lastModified"]);
        Assert.Equal(created.Header("ETag"), (string?)created["meta"]!["version"]);
        Assert.Equal((location, location), (created.Header("Location"), created.Header("Content-Location")));
        Assert.Equal((created.Text, location), (followed.Text, followed.Header("Content-Location")));
    }

    /// <summary>The examples of RFC 7644 have Location on every answer with one resource, and clients look for it there.</summary>
    [Theory, Spec("S-3.1-13", "S-3.1-18", "P-3.3-03")]
    [InlineData("/Users", """{ "userName": "ada" }""", "nickName")]
    [InlineData("/Groups", """{ "displayName": "A" }""", "externalId")]
    public async Task Every_answer_with_one_resource_says_where_it_is(string endpoint, string body, string attribute)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var created = await workspace.PostAsync(endpoint, body);
        var location = (string)created["meta"]!["location"]!;
        var path = location[workspace.BaseUrl.Length..];

        Answer[] answers =
        [
            created,
            await workspace.GetAsync(path),
            await workspace.PutAsync(path, body),
            await workspace.PatchAsync(path, $$"""{ "Operations": [{ "op": "add", "path": "{{attribute}}", "value": "x" }] }"""),
            await workspace.GetAsync(path + "?attributes=id"),
        ];

        Assert.All(answers, answer => Assert.Equal((location, location), (answer.Header("Location"), answer.Header("Content-Location"))));
        Assert.All(answers, answer => Assert.NotNull(answer.Header("ETag")));
    }

    [Theory, Spec("S-3.1-15", "S-7-05", "S-7-06", "S-7-07")]
    [InlineData("attributes=meta.version", "id meta schemas", "version")]
    [InlineData("attributes=meta", "id meta schemas", "created lastModified location resourceType version")]
    [InlineData("excludedAttributes=meta.version,id,schemas,userName,active", "id meta schemas urn:ietf:params:scim:schemas:extension:rolecall:2.0:User", "created lastModified location resourceType")]
    [InlineData("attributes=password,meta.created", "id meta schemas", "created")]
    public async Task Parts_of_meta_can_be_asked_for(string query, string members, string meta)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "password": "1mz050nq" }""");

        var read = await workspace.GetAsync($"/Users/{id}?{query}");

        Assert.Equal(members, string.Join(' ', read.Body!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal)));
        Assert.Equal(meta, string.Join(' ', read["meta"]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal)));
    }

    [Fact, Spec("S-3.1-17", "S-3.3-02")]
    public async Task What_stands_in_an_extension_never_overwrites_a_common_attribute()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", $$$"""
            {
              "userName": "ada",
              "{{{Urns.Enterprise}}}": { "id": "x", "meta": {}, "userName": "eve", "schemas": [], "department": "Engines" },
              "{{{Urns.Role}}}": { "id": "x", "userName": "eve" },
              "{{{Urns.Vendor}}}": { "id": "x", "userName": "eve", "active": false }
            }
            """);

        Assert.Equal((201, "ada"), (created.Status, (string?)created["userName"]));
        Assert.NotEqual("x", (string?)created["id"]);
        Assert.True((bool?)created["active"]);
        Assert.Equal("""{"department":"Engines"}""", created[Urns.Enterprise]!.ToJsonString());
        Assert.Equal("""{"role":"member"}""", created[Urns.Role]!.ToJsonString());
        Assert.Null(created[Urns.Vendor]);
    }

    [Theory, Spec("P-3.3-16", "S-3.3-02")]
    [InlineData("\"shoeSize\": 44")]
    [InlineData("\"userName.x\": 1")]
    [InlineData("\"name.shoe\": 1")]
    [InlineData("\"urn:unheard:of\": { \"a\": 1 }")]
    [InlineData("\"emails.value\": \"a\"")]
    public async Task What_no_schema_knows_is_dropped_and_the_log_says_so(string member)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", $$"""{ "userName": "ada", {{member}} }""");

        Assert.Equal(201, created.Status);
        Assert.Equal(["active", "id", "meta", "schemas", Urns.Role, "userName"], created.Body!.AsObject().Select(one => one.Key).Order(StringComparer.Ordinal));
        Assert.Single(
            (await workspace.LineOfAsync(created)).Notes,
            note => note.StartsWith("unknown_attributes: ", StringComparison.Ordinal) && note.EndsWith("it was ignored.", StringComparison.Ordinal));
    }
}
