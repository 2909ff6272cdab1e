using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.Rfc7644;

/// <summary>Many writes in one request.</summary>
public sealed class S3_7_Bulk(RunningServer server)
{
    [Fact, Spec("P-3.7-01", "P-3.7-07", "P-3.7-13", "P-3.7-14", "P-3.7-15", "P-3.2-04", "P-3.12-08", "P-3.1-02")]
    public async Task Each_operation_has_a_result_with_method_location_version_and_status()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var bob = await workspace.GivenUserAsync("""{ "userName": "bob" }""");

        var answer = await workspace.BulkAsync($$"""
            { "method": "POST", "path": "/Users", "bulkId": "q", "data": { "userName": "eve" } },
            { "method": "PUT", "path": "/Users/{{ada}}", "data": { "userName": "ada", "active": false } },
            { "method": "PATCH", "path": "/Users/{{bob}}", "data": { "Operations": [{ "op": "add", "path": "title", "value": "Dr" }] } },
            { "method": "DELETE", "path": "/Users/{{bob}}" }
            """);

        Assert.Equal(200, answer.Status);
        Assert.Equal("urn:ietf:params:scim:api:messages:2.0:BulkResponse", (string?)answer["schemas"]![0]);
        var results = answer.Results();
        Assert.Equal(["POST 201", "PUT 200", "PATCH 200", "DELETE 204"], results.Select(result => $"{result["method"]} {result["status"]}"));
        Assert.Equal("q", (string?)results[0]["bulkId"]);
        var eve = await workspace.GetAsync($"/Users/{IdIn(results[0])}");
        Assert.Equal(((string?)eve["meta"]!["location"], eve.Header("ETag")), ((string?)results[0]["location"], (string?)results[0]["version"]));
        Assert.Equal($"{workspace.BaseUrl}/Users/{ada}", (string?)results[1]["location"]);
        Assert.False((bool)(await workspace.GetAsync($"/Users/{ada}"))["active"]!);
        Assert.Equal($"{workspace.BaseUrl}/Users/{bob}", (string?)results[3]["location"]);
        Assert.Equal(404, (await workspace.GetAsync($"/Users/{bob}")).Status);
        Assert.All(results, result => Assert.Null(result["response"]));
    }

    /// <remarks>They are asked for together, and the store waits for the disk once.</remarks>
    [Fact, Spec("P-3.7-01")]
    public async Task Creations_in_a_row_are_decided_in_their_order()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var results = (await workspace.BulkAsync(string.Join(',', Enumerable.Range(0, 200).Select(n =>
            $$"""{ "method": "POST", "path": "/Users", "bulkId": "{{n}}", "data": { "userName": "p{{n / 4:00}}" } }""")))).Results();

        Assert.Equal(Enumerable.Range(0, 200).Select(n => $"{n}"), results.Select(result => (string?)result["bulkId"]));
        Assert.Equal(Enumerable.Range(0, 200).Select(n => n % 4 == 0 ? "201" : "409"), results.Select(result => (string?)result["status"]));
        var listed = (await workspace.GetAsync("/Users?startIndex=2&count=100"))["Resources"]!.AsArray();
        Assert.Equal(Enumerable.Range(0, 50).Select(n => $"p{n:00}"), listed.Select(user => (string?)user!["userName"]));
    }

    [Theory, Spec("P-3.7-02", "P-3.7-03", "P-3.7-20", "P-3.7-14")]
    [InlineData("""{ "method": "POST", "path": "/Users", "data": { "userName": "x" } }""", "400", "bulkId")]
    [InlineData("""{ "method": "POST", "path": "/Users", "bulkId": "", "data": { "userName": "x" } }""", "400", "bulkId")]
    [InlineData("""{ "method": "POST", "path": "/Users", "bulkId": "x" }""", "400", "data")]
    [InlineData("""{ "method": "GET", "path": "/Users" }""", "400", "method")]
    [InlineData("""{ "path": "/Users" }""", "400", "method")]
    [InlineData("""{ "method": "DELETE" }""", "400", "path")]
    [InlineData("7", "400", "object")]
    [InlineData("""{ "method": "POST", "path": "/Users", "bulkId": "x", "data": { "displayName": "x" } }""", "400", "userName")]
    [InlineData("""{ "method": "POST", "path": "/Users", "bulkId": "x", "data": { "userName": "ADA" } }""", "409", "userName")]
    [InlineData("""{ "method": "POST", "path": "/Users/1", "bulkId": "x", "data": { "userName": "x" } }""", "405", "id")]
    [InlineData("""{ "method": "DELETE", "path": "/Users" }""", "405", "id")]
    [InlineData("""{ "method": "PUT", "path": "/Users/1", "data": { "userName": "x" } }""", "404", "user")]
    public async Task What_is_wrong_with_one_operation_is_that_ones_error_and_the_next_goes_on(string operation, string status, string word)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{ "userName": "ada" }""");

        var results = (await workspace.BulkAsync($$"""
            {{operation}},
            { "method": "POST", "path": "/Users", "bulkId": "next", "data": { "userName": "eve" } }
            """)).Results();

        Assert.Equal([status, "201"], results.Select(result => (string?)result["status"]));
        var error = results[0]["response"]!;
        Assert.Equal("urn:ietf:params:scim:api:messages:2.0:Error", (string?)error["schemas"]![0]);
        Assert.Equal(status, (string?)error["status"]);
        Assert.Contains(word, (string?)error["detail"], StringComparison.OrdinalIgnoreCase);
        Assert.Null(results[0]["method"]?.GetValue<string>() is "POST" ? results[0]["location"] : null);
    }

    [Fact, Spec("P-3.7-04", "P-3.7-06")]
    public async Task What_is_done_before_an_error_stays_done()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var results = (await workspace.BulkAsync("""
            { "method": "POST", "path": "/Users", "bulkId": "a", "data": { "userName": "ada" } },
            { "method": "POST", "path": "/Users", "bulkId": "b", "data": { "userName": "ada" } }
            """)).Results();

        Assert.Equal(["201", "409"], results.Select(result => (string?)result["status"]));
        Assert.Equal(200, (await workspace.GetAsync($"/Users/{IdIn(results[0])}")).Status);
    }

    [Theory, Spec("P-3.7-05")]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 5)]
    public async Task FailOnErrors_stops_after_so_many_errors(int failOnErrors, int carriedOut)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.PostAsync("/Bulk", $$"""
            { "failOnErrors": {{failOnErrors}}, "Operations": [
                { "method": "POST", "path": "/Users", "bulkId": "1", "data": { "userName": "a" } },
                { "method": "POST", "path": "/Users", "bulkId": "2", "data": {} },
                { "method": "POST", "path": "/Users", "bulkId": "3", "data": { "userName": "c" } },
                { "method": "DELETE", "path": "/Users/x" },
                { "method": "POST", "path": "/Users", "bulkId": "5", "data": { "userName": "e" } }
            ] }
            """);

        Assert.Equal((200, carriedOut), (answer.Status, answer.Results().Count));
        Assert.Equal(carriedOut == 5 ? 1 : 0, (await workspace.FindAsync("userName eq \"e\"")).Total());
    }

    [Theory, Spec("P-3.7-08", "P-3.7-09", "P-3.7-12")]
    [InlineData("""{ "displayName": "G", "members": [{ "value": "bulkId:ada" }, { "value": "bulkId:bob" }] }""")]
    [InlineData("""{ "displayName": "G", "members": ["bulkId:ada", "bulkId:bob"] }""")]
    public async Task A_group_may_stand_before_its_members(string group)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var results = (await workspace.BulkAsync($$"""
            { "method": "POST", "path": "/Groups", "bulkId": "g", "data": {{group}} },
            { "method": "POST", "path": "/Users", "bulkId": "ada", "data": { "userName": "ada" } },
            { "method": "POST", "path": "/Users", "bulkId": "bob", "data": { "userName": "bob" } }
            """)).Results();

        Assert.Equal(["g", "ada", "bob"], results.Select(result => (string?)result["bulkId"]));
        Assert.All(results, result => Assert.Equal("201", (string?)result["status"]));
        Assert.Equal(
            [IdIn(results[1]), IdIn(results[2])],
            (await workspace.GetAsync($"/Groups/{IdIn(results[0])}"))["members"]!.AsArray().Select(member => (string?)member!["value"]));
    }

    [Fact, Spec("P-3.7-08", "P-3.7-12")]
    public async Task References_stand_in_paths_in_PATCH_paths_and_in_extensions_too()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var results = (await workspace.BulkAsync($$"""
            { "method": "POST", "path": "/Users", "bulkId": "ada", "data": { "userName": "ada" } },
            { "method": "POST", "path": "/Users", "bulkId": "bob", "data": { "userName": "bob", "{{Urns.Enterprise}}": { "manager": { "value": "bulkId:ada" } } } },
            { "method": "POST", "path": "/Groups", "bulkId": "g", "data": { "displayName": "G", "members": [{ "value": "bulkId:ada" }, { "value": "bulkId:bob" }] } },
            { "method": "PATCH", "path": "/Groups/bulkId:g", "data": { "Operations": [{ "op": "remove", "path": "members[value eq \"bulkId:ada\"]" }] } },
            { "method": "PATCH", "path": "/Users/bulkId:bob", "data": { "Operations": [{ "op": "add", "path": "title", "value": "bulkId" }] } }
            """)).Results();

        Assert.Equal(["201", "201", "201", "200", "200"], results.Select(result => (string?)result["status"]));
        var bob = await workspace.GetAsync($"/Users/{IdIn(results[1])}");
        Assert.Equal(IdIn(results[0]), (string?)bob[Urns.Enterprise]!["manager"]!["value"]);
        Assert.Equal("bulkId", (string?)bob["title"]);
        Assert.Equal([IdIn(results[1])], (await workspace.GetAsync($"/Groups/{IdIn(results[2])}"))["members"]!.AsArray().Select(member => (string?)member!["value"]));
    }

    [Fact, Spec("P-3.7-10")]
    public async Task Two_people_may_be_each_others_manager()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var results = (await workspace.BulkAsync($$"""
            { "method": "POST", "path": "/Users", "bulkId": "ada", "data": { "userName": "ada", "{{Urns.Enterprise}}": { "department": "E", "manager": { "value": "bulkId:bob" } } } },
            { "method": "POST", "path": "/Users", "bulkId": "bob", "data": { "userName": "bob", "{{Urns.Enterprise}}": { "manager": { "value": "bulkId:ada" } } } },
            { "method": "POST", "path": "/Users", "bulkId": "eve", "data": { "userName": "eve", "{{Urns.Enterprise}}": { "manager": { "value": "bulkId:eve" } } } }
            """)).Results();

        Assert.Equal(["201", "201", "201"], results.Select(result => (string?)result["status"]));
        foreach (var (person, manager) in new[] { (0, 1), (1, 0), (2, 2) })
        {
            var user = await workspace.GetAsync($"/Users/{IdIn(results[person])}");
            Assert.Equal(IdIn(results[manager]), (string?)user[Urns.Enterprise]!["manager"]!["value"]);
            Assert.Equal(user.Header("ETag"), (string?)results[person]["version"]);
        }
    }

    [Fact, Spec("P-3.7-10")]
    public async Task A_circle_that_cannot_be_closed_is_409_and_leaves_nothing_behind()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var results = (await workspace.BulkAsync("""
            { "method": "POST", "path": "/Groups", "bulkId": "a", "data": { "displayName": "A", "members": [{ "type": "Group", "value": "bulkId:b" }] } },
            { "method": "POST", "path": "/Groups", "bulkId": "b", "data": { "displayName": "B", "members": [{ "type": "Group", "value": "bulkId:a" }] } }
            """)).Results();

        Assert.Equal(["400", "409"], results.Select(result => (string?)result["status"]));
        Assert.All(results, result => Assert.Null(result["location"]));
        Assert.Equal(0, (await workspace.GetAsync("/Groups")).Total());
    }

    [Fact, Spec("P-3.7-11")]
    public async Task A_reference_to_nothing_fails_its_operation_alone()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var results = (await workspace.BulkAsync("""
            { "method": "POST", "path": "/Groups", "bulkId": "g", "data": { "displayName": "G", "members": [{ "value": "bulkId:nobody" }] } },
            { "method": "POST", "path": "/Users", "bulkId": "x", "data": {} },
            { "method": "POST", "path": "/Groups", "bulkId": "h", "data": { "displayName": "H", "members": [{ "value": "bulkId:x" }] } },
            { "method": "POST", "path": "/Groups", "bulkId": "i", "data": { "displayName": "I" } }
            """)).Results();

        Assert.Equal(["400", "400", "409", "201"], results.Select(result => (string?)result["status"]));
        Assert.Equal("invalidValue", (string?)results[0]["response"]!["scimType"]);
        Assert.Equal(1, (await workspace.GetAsync("/Groups")).Total());
    }

    [Fact, Spec("P-3.7-16", "P-3.7-18", "P-3.12-08")]
    public async Task More_operations_than_published_are_413_that_names_the_limit()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var limit = (int)(await workspace.GetAsync("/ServiceProviderConfig"))["bulk"]!["maxOperations"]!;
        var one = """{ "method": "DELETE", "path": "/Users/x" }""";

        var refused = await workspace.BulkAsync(string.Join(',', Enumerable.Repeat(one, limit + 1)));

        refused.AssertScimError(413);
        Assert.Contains($"maxOperations ({limit})", (string?)refused["detail"], StringComparison.Ordinal);
        Assert.Equal(limit, (await workspace.BulkAsync(string.Join(',', Enumerable.Repeat(one, limit)))).Results().Count);
    }

    [Fact, Spec("P-3.7-17", "P-3.7-18", "P-3.12-08")]
    public async Task A_larger_body_than_published_is_413_that_names_the_limit()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var limit = (int)(await workspace.GetAsync("/ServiceProviderConfig"))["bulk"]!["maxPayloadSize"]!;

        var refused = await workspace.PostAsync("/Bulk", $$"""{ "Operations": [] {{new string(' ', limit)}} }""");

        refused.AssertScimError(413);
        Assert.Contains($"maxPayloadSize ({limit}", (string?)refused["detail"], StringComparison.Ordinal);
    }

    [Fact, Spec("P-3.7-19")]
    public async Task A_version_guards_its_operation()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada" }""");

        var results = (await workspace.BulkAsync($$"""
            { "method": "PUT", "path": "/Users/{{ada}}", "version": "W/\"7\"", "data": { "userName": "ada", "active": false } },
            { "method": "PUT", "path": "/Users/{{ada}}", "version": "W/\"1\"", "data": { "userName": "ada", "active": false } },
            { "method": "DELETE", "path": "/Users/{{ada}}", "version": "W/\"1\"" },
            { "method": "DELETE", "path": "/Users/{{ada}}", "version": "seven" }
            """)).Results();

        Assert.Equal(["412", "200", "412", "400"], results.Select(result => (string?)result["status"]));
        Assert.Equal("W/\"2\"", (string?)results[1]["version"]);
    }

    [Theory, Spec("P-3.7-20", "P-3.7-21", "P-3.12-14")]
    [InlineData("{}", "invalidSyntax")]
    [InlineData("""{ "Operations": {} }""", "invalidSyntax")]
    [InlineData("""{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [] }""", "invalidSyntax")]
    [InlineData("""{ "failOnErrors": 0, "Operations": [] }""", "invalidSyntax")]
    [InlineData("""{ "failOnErrors": "1", "Operations": [] }""", "invalidSyntax")]
    [InlineData("""{ "Operations": [{ "method": "POST", "path": "/Users", "bulkId": "a", "data": {} }, { "method": "POST", "path": "/Users", "bulkId": "a", "data": {} }] }""", "invalidValue")]
    [InlineData("[]", "invalidSyntax")]
    public async Task A_malformed_request_fails_as_a_whole(string body, string scimType)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Bulk", body)).AssertScimError(400, scimType);
    }

    [Fact, Spec("P-3.7-22", "P-2-03")]
    public async Task Each_operation_is_judged_by_itself()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var owner = await workspace.OwnerIdAsync();

        var results = (await workspace.BulkAsync($$"""
            { "method": "DELETE", "path": "/Users/{{owner}}" },
            { "method": "POST", "path": "/Users", "bulkId": "a", "data": { "userName": "ada", "role": "owner" } },
            { "method": "POST", "path": "/Users", "bulkId": "b", "data": { "userName": "bob", "role": "admin" } }
            """)).Results();

        Assert.Equal(["403", "403", "201"], results.Select(result => (string?)result["status"]));
    }

    [Theory, Spec("P-3.7-23")]
    [InlineData("/Bulk")]
    [InlineData("/Users/../Groups")]
    [InlineData("https://rolecall.example/scim/1/v2/Users")]
    [InlineData("/Users?attributes=id")]
    [InlineData("Users")]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("/-own/Gadget")]
    [InlineData("/Schemas")]
    [InlineData("/Users/.search")]
    public async Task A_path_leads_to_an_endpoint_and_nowhere_else(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var results = (await workspace.BulkAsync($$"""
            { "method": "POST", "path": "{{path}}", "bulkId": "a", "data": { "userName": "ada", "displayName": "x", "Operations": [] } }
            """)).Results();

        Assert.Contains((string?)results[0]["status"], new[] { "400", "404", "405" });
        Assert.Equal(1, (await workspace.GetAsync("/Users")).Total());
    }

    [Fact, Spec("T-36", "R-53")]
    public async Task The_log_has_a_line_for_each_operation_with_what_it_sent_and_no_secret()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.BulkAsync("""
            { "method": "POST", "path": "/Users", "bulkId": "a", "data": { "userName": "ada", "password": "s3cret-word" } },
            { "method": "DELETE", "path": "/Nothing/1" }
            """);

        var lines = (await workspace.LogAsync(least: 3)).Select(line => line.Exchange).Where(line => line.RequestId == answer.Header("X-Request-Id")).ToArray();
        Assert.Equal(
            ["DELETE /Nothing/1 404", "POST /Bulk 200", "POST /Users 201"],
            lines.Select(line => $"{line.Method} {line.Path} {line.Status}").Order(StringComparer.Ordinal));
        Assert.Contains("ada", Assert.Single(lines, line => line.Path == "/Users").Request, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotContain("s3cret", line.Request ?? "", StringComparison.Ordinal));
    }

    [Fact, Spec("P-3.7-12")]
    public async Task A_thousand_people_come_in_one_request()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var results = (await workspace.BulkAsync(string.Join(',', Enumerable.Range(0, 1_000).Select(i =>
            $$"""{ "method": "POST", "path": "/Users", "bulkId": "{{i}}", "data": { "userName": "p{{i}}" } }""")))).Results();

        Assert.All(results, result => Assert.Equal("201", (string?)result["status"]));
        Assert.Equal(1_001, (await workspace.GetAsync("/Users")).Total());
    }

    [Fact, Spec("P-3.7-09")]
    public async Task A_chain_of_references_may_be_as_long_as_the_request()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var results = (await workspace.BulkAsync(string.Join(',', Enumerable.Range(0, 1_000).Select(i => $$"""
            { "method": "POST", "path": "/Users", "bulkId": "{{i}}", "data": { "userName": "p{{i}}", "{{Urns.Enterprise}}": { "manager": { "value": "bulkId:{{(i + 1) % 1_000}}" } } } }
            """)))).Results();

        Assert.All(results, result => Assert.Equal("201", (string?)result["status"]));
        foreach (var i in new[] { 0, 500, 999 })
        {
            var user = await workspace.GetAsync($"/Users/{IdIn(results[i])}");
            Assert.Equal(IdIn(results[(i + 1) % 1_000]), (string?)user[Urns.Enterprise]!["manager"]!["value"]);
        }
    }

    private static string IdIn(JsonNode result) => ((string)result["location"]!).Split('/')[^1];
}

internal static class BulkAnswers
{
    /// <param name="operations">With commas between.</param>
    public static Task<Answer> BulkAsync(this TestWorkspace workspace, string operations) => workspace.PostAsync(
        "/Bulk", $$"""{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [{{operations}}] }""");

    public static IReadOnlyList<JsonNode> Results(this Answer answer) => [.. answer["Operations"]!.AsArray().Select(result => result!)];
}
