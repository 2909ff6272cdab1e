using Rolecall.Domain.Roles;

namespace Rolecall.Server.Tests.Rfc7644;

/// <summary>What only the whole server shows of filters; what each of them means is in the corpus and in Scim.Tests and Storage.Tests.</summary>
public sealed class S3_4_2_2_Filtering(RunningServer server)
{
    [Theory, Spec("T-21", "P-3.4.2.2-16")]
    [InlineData("userName+eq+%22ada+king%2Btest%40example.com%22")]
    [InlineData("userName%20eq%20%22ada%20king%2Btest@example.com%22")]
    [InlineData("userName+eq%20%22ada%20king%2btest%40example.com%22")]
    [InlineData("%75serName%20eq%20%22%61da%20king%2Btest@example.com%22")]
    public async Task A_filter_is_decoded_once_and_a_plus_means_a_blank(string filter)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{ "userName": "ada king+test@example.com" }""");

        Assert.Equal(1, (await workspace.GetAsync($"/Users?filter={filter}")).Total());
    }

    [Theory, Spec("T-21")]
    [InlineData("userName+eq+%22ada%2520king%22")]
    [InlineData("userName%20eq%20%22ada%252Bking%22")]
    public async Task What_was_encoded_twice_is_not_decoded_twice(string filter)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{ "userName": "ada king" }""");
        await workspace.GivenUserAsync("""{ "userName": "ada+king" }""");

        Assert.Equal(0, (await workspace.GetAsync($"/Users?filter={filter}")).Total());
    }

    [Theory, Spec("T-21", "S-2.3.1-01", "P-7.8-01")]
    [InlineData("Zoë Müller")]
    [InlineData("田中 太郎")]
    [InlineData("😀 & = # ? / \\u0022 %")]
    [InlineData("O'Brien; -- x")]
    public async Task Any_name_can_be_found_by_itself(string name)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync($$"""{ "userName": "{{name}}" }""");

        var found = await workspace.FindAsync($"userName eq \"{name}\"");

        Assert.Equal(id, (string?)Assert.Single(found["Resources"]!.AsArray())!["id"]);
    }

    [Theory, Spec("S-7-20", "P-3.12-19", "P-7.5.2-01")]
    [InlineData("password eq \"canary-word\"")]
    [InlineData("password pr")]
    [InlineData("not (PASSWORD sw \"c\")")]
    [InlineData("userName eq \"x\" or urn:ietf:params:scim:schemas:core:2.0:User:password ne \"canary-word\"")]
    public async Task The_password_is_sensitive_in_every_position(string filter)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var refused = await workspace.FindAsync(filter);

        refused.AssertScimError(403, "sensitive");
        Assert.DoesNotContain("canary-word", (await workspace.LineOfAsync(refused)).ToString(), StringComparison.Ordinal);
    }

    [Theory, Spec("P-3.12-10", "P-3.4.2.2-13", "P-3.4.2.2-14", "P-3.4.2.2-19")]
    [InlineData("userName regex \"x\"")]
    [InlineData("shoeSize pr")]
    [InlineData("not (shoeSize pr)")]
    [InlineData("name eq \"x\"")]
    [InlineData("active gt true")]
    [InlineData("userName eq 'x'")]
    [InlineData("emails[userName eq \"x\"]")]
    [InlineData("userName eq \"\\ud800\"")]
    [InlineData("userName eq \"x\" userName eq \"y\"")]
    [InlineData("meta.created gt \"yesterday\"")]
    public async Task What_is_no_filter_here_is_refused_and_lists_nobody(string filter)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var refused = await workspace.FindAsync(filter);

        refused.AssertScimError(400, "invalidFilter");
        Assert.DoesNotContain("owner@example.com", refused.Text, StringComparison.Ordinal);
    }

    [Theory, Spec("R-26", "P-3.4.2.2-22")]
    [InlineData(16)]
    [InlineData(1500)]
    public async Task Depth_has_an_end(int depth)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var filter = new string('(', depth) + "userName pr" + new string(')', depth);

        var answer = await workspace.FindAsync(filter);

        Assert.Equal(depth <= 16 ? 200 : 400, answer.Status);
    }

    [Theory, Spec("R-26")]
    [InlineData(4096, 200)]
    [InlineData(4097, 400)]
    public async Task Length_has_an_end(int length, int status)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var filter = "userName eq \"x\"";

        Assert.Equal(status, (await workspace.FindAsync(filter.Replace("x", new string('x', length - filter.Length + 1), StringComparison.Ordinal))).Status);
    }

    [Fact, Spec("P-3.4.2-02", "P-3.4.2.4-05", "P-3.4.2.4-11", "P-3.4.2-03")]
    public async Task Totals_count_all_matches_and_not_the_page()
    {
        var workspace = await server.GivenWorkspaceAsync();
        for (var i = 0; i < 7; i++)
            await workspace.GivenUserAsync($$"""{ "userName": "user{{i}}", "active": {{(i < 5 ? "true" : "false")}} }""");

        var page = await workspace.GetAsync("/Users?filter=userName+sw+%22user%22+and+active+eq+true&startIndex=4&count=3");

        Assert.Equal(5, page.Total());
        Assert.Equal((4, 2), (page["startIndex"]!.GetValue<int>(), page["itemsPerPage"]!.GetValue<int>()));
        Assert.Equal(["user3", "user4"], page["Resources"]!.AsArray().Select(user => (string?)user!["userName"]));
    }

    [Fact, Spec("P-3.4.2.4-10")]
    public async Task Pages_of_a_filter_together_are_all_matches_once()
    {
        var workspace = await server.GivenWorkspaceAsync();
        for (var i = 0; i < 10; i++)
            await workspace.GivenUserAsync($$"""{ "userName": "user{{i}}", "title": "{{(i % 3 == 0 ? "Dr" : "Prof")}}" }""");
        var names = new List<string?>();

        for (var start = 1; start <= 6; start += 2)
        {
            var page = await workspace.GetAsync($"/Users?filter=title+eq+%22prof%22&startIndex={start}&count=2");
            names.AddRange(page["Resources"]!.AsArray().Select(user => (string?)user!["userName"]));
        }

        Assert.Equal(["user1", "user2", "user4", "user5", "user7", "user8"], names);
    }

    [Fact, Spec("I-66")]
    public async Task A_read_sees_every_write_that_was_answered_before_it()
    {
        var workspace = await server.GivenWorkspaceAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async lane =>
        {
            for (var i = 0; i < 10; i++)
            {
                var id = await workspace.GivenUserAsync($$"""{ "userName": "user{{lane}}-{{i}}" }""");
                Assert.Equal(200, (await workspace.GetAsync($"/Users/{id}")).Status);
                Assert.Equal(1, (await workspace.FindAsync($"userName eq \"USER{lane}-{i}\"")).Total());
                await workspace.PatchAsync($"/Users/{id}", """{ "Operations": [{ "op": "replace", "path": "active", "value": false }] }""");
                Assert.Equal(1, (await workspace.FindAsync($"id eq \"{id}\" and active eq false")).Total());
            }
        }));
    }

    [Theory, Spec("P-3.4.2.2-20", "T-23", "P-3.10-01", "P-3.10-02")]
    [InlineData("{0}:customRoleName eq \"REVIEWER\"", "ada")]
    [InlineData("customRoleName co \"view\"", "ada")]
    [InlineData("customRoleId eq \"{1}\"", "ada")]
    [InlineData("{0}:customroleid pr", "ada")]
    [InlineData("role eq \"limited_member\"", "ada")]
    [InlineData("URN:IETF:PARAMS:SCIM:SCHEMAS:EXTENSION:ROLECALL:2.0:USER:ROLE eq \"guest\"", "bob")]
    [InlineData("role eq \"owner\"", "owner@example.com")]
    [InlineData("{0}:role ne \"owner\" and not (customRoleName pr)", "bob")]
    [InlineData("{0}[role eq \"guest\"]", null)]
    [InlineData("customRoleName eq \"Nobody\"", "")]
    [InlineData("customRoleName eq null", "owner@example.com bob")]
    public async Task Roles_can_be_searched(string filter, string? names)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Reviewer", BuiltInRole.LimitedMember);
        await workspace.GivenUserAsync($$"""{ "userName": "ada", "customRoleId": {{role}} }""");
        await workspace.GivenUserAsync("""{ "userName": "bob", "role": "guest", "active": false }""");

        var found = await workspace.FindAsync(
            filter.Replace("{0}", Urns.Role, StringComparison.Ordinal).Replace("{1}", role.ToString(), StringComparison.Ordinal));

        if (names is null)
            found.AssertScimError(400, "invalidFilter");
        else
            Assert.Equal(names, string.Join(' ', found["Resources"]!.AsArray().Select(user => (string?)user!["userName"])));
    }

    [Theory, Spec("T-29", "T-30", "P-3.4.2.2-04")]
    [InlineData("userName eq \"ada\"")]
    [InlineData("externalId eq \"00u1\"")]
    [InlineData("emails[type eq \"work\" and value eq \"ada@example.com\"]")]
    [InlineData("active eq False")]
    [InlineData("active eq false and active pr")]
    public async Task Inactive_people_are_found_like_others(string filter)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""
            { "userName": "ada", "externalId": "00u1", "active": false, "emails": [{ "type": "work", "value": "ada@example.com" }] }
            """);

        Assert.Equal(1, (await workspace.FindAsync(filter)).Total());
    }

    [Fact, Spec("P-3.4.2.2-17", "P-3.3-07")]
    public async Task A_default_is_found_by_the_value_that_was_answered()
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        await workspace.GivenUserAsync("""{ "userName": "bob", "active": null }""");

        Assert.Equal(3, (await workspace.FindAsync("active eq true")).Total());
        Assert.Equal(2, (await workspace.FindAsync("role eq \"member\"")).Total());
    }

    [Fact, Spec("P-3.4.2.2-15", "S-7-09", "S-7-10", "S-3.1-08")]
    public async Task Case_counts_for_external_ids_and_not_for_names()
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{ "userName": "Ada", "externalId": "AbC" }""");
        await workspace.GivenUserAsync("""{ "userName": "Bob", "externalId": "abc" }""");

        Assert.Equal(1, (await workspace.FindAsync("userName eq \"aDA\"")).Total());
        var exact = await workspace.FindAsync("externalId eq \"AbC\"");
        Assert.Equal("AbC", (string?)Assert.Single(exact["Resources"]!.AsArray())!["externalId"]);
    }
}
