namespace Rolecall.Server.Tests.Robustness;

/// <summary>Ids, endpoints and attribute names made to reach something else.</summary>
public sealed class HostileIds(RunningServer server)
{
    [Theory, Spec("P-3.4.1-03", "R-20")]
    [InlineData("__proto__")]
    [InlineData("constructor")]
    [InlineData("null")]
    [InlineData("undefined")]
    [InlineData("-1")]
    [InlineData("1%20OR%201%3D1")]
    [InlineData("%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("..%5c..%5cweb.config")]
    [InlineData("%25%30%30")]
    [InlineData("%0d%0aSet-Cookie:%20a=b")]
    [InlineData("*")]
    [InlineData("%7b0198f0a0-0000-7000-8000-000000000000%7d")]
    [InlineData("0198f0a0000070008000000000000000")]
    [InlineData("%E2%80%AE0198f0a0-0000-7000-8000-000000000000")]
    [InlineData("owner@example.com")]
    [InlineData("bulkId:1")]
    [InlineData("$(id)")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("%FF%FE")]
    public async Task An_id_that_is_none_is_404_for_every_method(string id)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var before = await workspace.EveryoneAsync();
        (string Method, string? Body)[] requests =
        [
            ("GET", null),
            ("PUT", """{ "userName": "eve" }"""),
            ("PATCH", """{ "Operations": [{ "op": "replace", "path": "active", "value": false }] }"""),
            ("DELETE", null),
        ];

        foreach (var (method, body) in requests)
        {
            var answer = await workspace.SendAsync(new HttpMethod(method), $"/Users/{id}", body);
            answer.AssertScimError(404);
            Assert.Null(answer.Header("Set-Cookie"));
        }

        Assert.Equal(before, await workspace.EveryoneAsync());
    }

    [Fact, Spec("P-3.4.1-03")]
    public async Task A_very_long_id_is_404()
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync($"/Users/{new string('a', 8000)}")).AssertScimError(404);
    }

    [Theory, Spec("P-3.2-07", "I-06")]
    [InlineData("/Users%2f")]
    [InlineData("/Users;x=1")]
    [InlineData("/Users/x/y")]
    [InlineData("/Users.json")]
    [InlineData("/%55sers%00")]
    [InlineData("/Schemas/__proto__")]
    [InlineData("/ResourceTypes/constructor")]
    [InlineData("/admin")]
    [InlineData("/.env")]
    public async Task A_path_that_leads_nowhere_is_a_SCIM_error(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.GetAsync(path);

        Assert.InRange(answer.Status, 400, 404);
        if (answer.Text.Length > 0)
            answer.AssertScimError(answer.Status);
    }

    [Theory, Spec("P-3.9-09", "P-3.5.2-20")]
    [InlineData("__proto__,constructor,toString,hasOwnProperty")]
    [InlineData("id.x,meta.x,emails.x.y,..,.,:,urn:,urn:::")]
    [InlineData("emails[type eq \"work\"].value")]
    [InlineData("' or 1=1")]
    [InlineData("\ud83d\ude80,\u202e")]
    public async Task Names_that_mean_nothing_select_nothing(string names)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var only = await workspace.GetAsync($"/Users?attributes={Uri.EscapeDataString(names)}");
        var without = await workspace.GetAsync($"/Users?excludedAttributes={Uri.EscapeDataString(names)}");

        Assert.Equal((200, 200), (only.Status, without.Status));
        Assert.Equal(["id", "schemas"], only["Resources"]![0]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(await workspace.EveryoneAsync(), without.Text);
    }
}
