namespace Rolecall.Server.Tests.Guide;

/// <summary>M13: every form in which Okta and others push a group (clients.md §2.8, §3).</summary>
public sealed class M13_PushGroups(RunningServer server)
{
    [Theory, Spec("M13", "T-01", "T-02", "T-10", "T-14", "T-18", "T-27", "P-3.5.1-13", "P-3.5.2.3-03", "S-4.2-02")]
    [InlineData("a rename after a change of members", """[{ "op": "replace", "value": { "id": "{self}", "displayName": "New" } }]""", "ab")]
    [InlineData("an addition", """[{ "op": "add", "path": "members", "value": [{ "value": "{c}", "display": "c@example.com" }] }]""", "abc")]
    [InlineData("an addition as an object", """[{ "op": "add", "path": "members", "value": { "value": "{c}" } }]""", "abc")]
    [InlineData("an addition with a null reference", """[{ "op": "Add", "path": "members", "value": [{ "$ref": null, "value": "{c}" }] }]""", "abc")]
    [InlineData("someone who is in", """[{ "op": "add", "path": "members", "value": [{ "value": "{a}" }] }]""", "ab")]
    [InlineData("a removal", """[{ "op": "remove", "path": "members[value eq \"{a}\"]" }]""", "b")]
    [InlineData("a removal of two", """[{ "op": "remove", "path": "members[value eq \"{a}\" or value eq \"{b}\"]" }]""", "")]
    [InlineData("a removal by name", """[{ "op": "remove", "path": "members[display eq \"a\"]" }]""", "b")]
    [InlineData("someone who is not in", """[{ "op": "remove", "path": "members[value eq \"{c}\"]" }]""", "ab")]
    [InlineData("a removal by list", """[{ "op": "Remove", "path": "members", "value": [{ "value": "{b}" }] }]""", "a")]
    [InlineData("an empty removal", """[{ "op": "remove", "path": "members", "value": [] }]""", "ab")]
    [InlineData("a removal of all", """[{ "op": "remove", "path": "members" }]""", "")]
    [InlineData("removals and an addition", """
        [
          { "op": "remove", "path": "members[value eq \"{a}\"]" },
          { "op": "remove", "path": "members[value eq \"{b}\"]" },
          { "op": "add", "path": "members", "value": [{ "value": "{c}" }] }
        ]
        """, "c")]
    [InlineData("a full push", """[{ "op": "replace", "path": "members", "value": [{ "value": "{b}" }, { "value": "{c}" }] }]""", "bc")]
    [InlineData("a full push of nobody", """[{ "op": "replace", "path": "members", "value": [] }]""", "")]
    [InlineData("a full push without a path", """[{ "op": "replace", "value": { "id": "{self}", "displayName": "A", "members": [{ "value": "{c}" }] } }]""", "c")]
    public async Task A_PATCH_is_understood(string form, string operations, string members)
    {
        var (workspace, group, people) = await GivenAsync();

        var answer = await workspace.PatchAsync($"/Groups/{group}", Fill($$"""{ "Operations": {{operations}} }""", group, people));

        Assert.Equal((form, 200), (form, answer.Status));
        Assert.Equal(Expected(members, people), Members(answer));
        Assert.Equal(answer.Text, (await workspace.GetAsync($"/Groups/{group}")).Text);
    }

    [Theory, Spec("P-3.5.2-13", "S-4.2-02", "S-7-03")]
    [InlineData("""[{ "op": "add", "path": "members", "value": [{ "value": "{c}" }] }, { "op": "replace", "path": "id", "value": "x" }]""", "mutability")]
    [InlineData("""[{ "op": "remove", "path": "members" }, { "op": "add", "path": "members", "value": [{ "value": "nobody" }] }]""", "invalidValue")]
    [InlineData("""[{ "op": "replace", "path": "displayName", "value": "New" }, { "op": "remove", "path": "displayName" }]""", "mutability")]
    [InlineData("""[{ "op": "replace", "path": "members[value eq \"{a}\"].value", "value": "{c}" }]""", "mutability")]
    [InlineData("""[{ "op": "add", "path": "members.nothing", "value": "x" }]""", "invalidPath")]
    [InlineData("""[{ "op": "remove", "path": "members[value like \"x\"]" }]""", "invalidFilter")]
    public async Task A_refused_PATCH_leaves_name_and_members_as_they_were(string operations, string scimType)
    {
        var (workspace, group, people) = await GivenAsync();
        var before = await workspace.GetAsync($"/Groups/{group}");

        (await workspace.PatchAsync($"/Groups/{group}", Fill($$"""{ "Operations": {{operations}} }""", group, people))).AssertScimError(400, scimType);

        Assert.Equal(before.Text, (await workspace.GetAsync($"/Groups/{group}")).Text);
    }

    [Theory, Spec("M13", "P-3.5.1-13")]
    [InlineData("""{ "displayName": "New", "members": [{ "value": "{c}", "display": "c" }] }""", "c")]
    [InlineData("""{ "displayName": "New", "members": [] }""", "")]
    [InlineData("""{ "displayName": "New" }""", "")]
    public async Task The_wizards_PUT_replaces_name_and_members(string body, string members)
    {
        var (workspace, group, people) = await GivenAsync();

        var answer = await workspace.PutAsync($"/Groups/{group}", Fill(body, group, people));

        Assert.Equal("New", (string?)answer["displayName"]);
        Assert.Equal(Expected(members, people), Members(answer));
    }

    [Fact, Spec("P-3.14-05")]
    public async Task A_stale_version_changes_nothing()
    {
        var (workspace, group, people) = await GivenAsync();

        var answer = await workspace.SendAsync(
            HttpMethod.Patch, $"/Groups/{group}", Fill("""{ "Operations": [{ "op": "remove", "path": "members" }] }""", group, people),
            request => request.Headers.TryAddWithoutValidation("If-Match", "W/\"99\""));

        answer.AssertScimError(412);
        Assert.Equal(2, Members(await workspace.GetAsync($"/Groups/{group}")).Length);
    }

    private async Task<(TestWorkspace Workspace, string Group, Dictionary<char, string> People)> GivenAsync()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var people = new Dictionary<char, string>();
        foreach (var name in "abc")
            people[name] = await workspace.GivenUserAsync($$"""{ "userName": "{{name}}" }""");
        var group = await workspace.PostAsync(
            "/Groups", $$"""{ "displayName": "A", "members": [{ "value": "{{people['a']}}" }, { "value": "{{people['b']}}" }] }""");
        return (workspace, (string)group["id"]!, people);
    }

    private static string Fill(string text, string group, Dictionary<char, string> people) => people.Aggregate(
        text.Replace("{self}", group, StringComparison.Ordinal),
        (filled, person) => filled.Replace($"{{{person.Key}}}", person.Value, StringComparison.Ordinal));

    private static string[] Expected(string names, Dictionary<char, string> people) =>
        [.. names.Select(name => people[name]).Order(StringComparer.Ordinal)];

    private static string[] Members(Answer group) =>
        [.. (group["members"]?.AsArray() ?? []).Select(member => (string)member!["value"]!).Order(StringComparer.Ordinal)];
}
