using System.Text.RegularExpressions;
using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests;

/// <summary>What group push sends is what Okta sends, to the letter.</summary>
public sealed partial class Group_wire_format
{
    [Theory]
    [InlineData("okta")]
    [InlineData("okta-wizard")]
    public async Task A_push_begins_with_a_lookup_and_a_post_without_members(string client)
    {
        var sent = await SentAsync(client);

        Assert.Equal("GET /Groups?filter=displayName%20eq%20%22Sales%20RUN%22&startIndex=1&count=100", sent[1]);
        Assert.Equal(
            """POST /Groups {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Sales RUN","members":[]}""", sent[2]);
    }

    [Fact]
    public async Task A_catalogue_app_sends_the_name_after_each_change_of_members()
    {
        var sent = await SentAsync("okta");

        var add = sent.IndexOf(Patch(
            """{"op":"add","path":"members","value":[{"value":"ID","display":"USER"},{"value":"ID","display":"USER"}]}"""));
        Assert.NotEqual(-1, add);
        Assert.Equal("GET /Groups/ID", sent[add + 1]);
        Assert.Equal(Patch("""{"op":"replace","value":{"id":"ID","displayName":"Sales RUN"}}"""), sent[add + 2]);
    }

    [Theory]
    [InlineData("""{"op":"remove","path":"members[value eq \"ID\"]"}""")]
    [InlineData(
        """{"op":"remove","path":"members[value eq \"ID\"]"},{"op":"remove","path":"members[value eq \"ID\"]"},"""
        + """{"op":"add","path":"members","value":[{"value":"ID","display":"USER"}]}""")]
    [InlineData("""{"op":"replace","path":"members","value":[]}""")]
    [InlineData("""{"op":"replace","path":"members","value":[{"value":"ID","display":"USER"},{"value":"ID","display":"USER"}]}""")]
    [InlineData("""{"op":"replace","value":{"id":"ID","displayName":"Sales & Größe RUN"}}""")]
    [InlineData(
        """{"op":"replace","value":{"id":"ID","displayName":"Sales RUN","members":"""
        + """[{"value":"ID","display":"USER"},{"value":"ID","display":"USER"}]}}""")]
    public async Task A_catalogue_app_patches_in_lower_case(string operations) =>
        Assert.Contains(Patch(operations), await SentAsync("okta"));

    [Fact]
    public async Task A_catalogue_app_never_puts_a_group() =>
        Assert.DoesNotContain(await SentAsync("okta"), request => request.StartsWith("PUT ", StringComparison.Ordinal));

    [Fact]
    public async Task A_wizard_app_reads_and_puts_the_whole_group_even_without_members()
    {
        var sent = await SentAsync("okta-wizard");

        Assert.Equal("GET /Groups/ID", sent[3]);
        Assert.Equal(
            Put("""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"ID","displayName":"Sales RUN","members":[]}"""),
            sent[4]);
        Assert.Contains(
            Put(
                """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"ID","displayName":"Sales RUN","members":"""
                + """[{"value":"ID","display":"USER"},{"value":"ID","display":"USER"}]}"""),
            sent);
    }

    [Theory]
    [InlineData("okta")]
    [InlineData("okta-wizard")]
    public async Task The_test_of_the_credentials_lists_groups_right_after_users(string client)
    {
        await using var server = await FakeServer.StartAsync();
        await Simulation.WithoutApiAsync(server, client);

        Assert.EndsWith("/Users?startIndex=1&count=2", server.Seen.First().Target);
        Assert.EndsWith("/Groups?startIndex=1&count=100", server.Seen.ElementAt(1).Target);
    }

    private static string Patch(string operations) =>
        $$"""PATCH /Groups/ID {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""";

    private static string Put(string group) => $"PUT /Groups/ID {group}";

    // With ID, USER and RUN in place of what is different in every run.
    private static async Task<List<string>> SentAsync(string client)
    {
        await using var server = await FakeServer.StartAsync();
        await Simulation.WithoutApiAsync(server, client);
        return
        [
            .. server.Seen.Where(seen => seen.Target.StartsWith("/scim/9007/v2/Groups", StringComparison.Ordinal))
                .Select(seen => $"{seen.Method} {seen.Target["/scim/9007/v2".Length..]} {seen.Body}".TrimEnd())
                .Select(request => Id().Replace(request, "ID"))
                .Select(request => User().Replace(request, "USER"))
                .Select(request => RunId().Replace(request, "RUN")),
        ];
    }

    [GeneratedRegex("id-[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("[A-Za-z0-9.]+@simulator\\.example", RegexOptions.None, 1000)]
    private static partial Regex User();

    [GeneratedRegex("(?<=%20| )[0-9]{12}[a-z0-9]{4}", RegexOptions.None, 1000)]
    private static partial Regex RunId();
}
