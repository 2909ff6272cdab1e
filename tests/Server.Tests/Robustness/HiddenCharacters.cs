using System.Text.Json;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Robustness;

/// <summary>R-29: nothing that fools a reader gets into a name; display text keeps what scripts and emoji are spelled with.</summary>
public sealed class HiddenCharacters(RunningServer server)
{
    /// <summary>As JSON writes them, because some are half of a character.</summary>
    private static readonly string[] Everywhere = ["\\u0007", "\\u007f", "\\u0085", "\\u001b[2J", "\\u202e", "\\u202a", "\\u2066", "\\u2069"];

    private static readonly string[] InNamesOnly =
        ["\\u200b", "\\u200d", "\\u200c", "\\u00ad", "\\ufeff", "\\u2060", "\\u0378", "\\uffff", "\\ufdd0", "\\udb40\\udc41", "\\udb40\\udd00", "\\u200e"];

    private static readonly string[] Broken = ["\\ud800", "\\udfff", "\\ude00\\ud83d", "\\u0000"];

    [Theory, Spec("R-29", "S-4.1.1-01")]
    [InlineData("userName")]
    [InlineData("externalId")]
    [InlineData("emails")]
    public async Task Names_hold_nothing_that_cannot_be_seen(string attribute)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        foreach (var character in Everywhere.Concat(InNamesOnly))
        {
            var member = attribute == "emails" ? $"\"emails\": [{{ \"value\": \"a{character}b\" }}]" : $"\"{attribute}\": \"a{character}b\"";
            var body = attribute == "userName" ? $"{{ {member} }}" : $"{{ \"userName\": \"bob\", {member} }}";

            (await workspace.PostAsync("/Users", body)).AssertScimError(400, "invalidValue");
            (await workspace.PutAsync($"/Users/{id}", body)).AssertScimError(400, "invalidValue");
            (await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "add", "value": { {{member}} } }] }""")).AssertScimError(400, "invalidValue");
        }
    }

    [Theory, Spec("R-29")]
    [InlineData("displayName")]
    [InlineData("nickName")]
    [InlineData("title")]
    public async Task Display_text_refuses_controls_and_overrides_and_keeps_joiners(string attribute)
    {
        var workspace = await server.GivenWorkspaceAsync();
        foreach (var character in Everywhere)
            (await workspace.PostAsync("/Users", Body(character))).AssertScimError(400, "invalidValue");
        foreach (var character in InNamesOnly)
        {
            var created = await workspace.PostAsync("/Users", Body(character));
            Assert.Equal((201, character), (created.Status, character));
            Assert.Equal(JsonSerializer.Deserialize<string>($"\"a{character}b\""), (string?)created[attribute]);
            await workspace.DeleteAsync($"/Users/{created["id"]}");
        }

        string Body(string character) => $$"""{ "userName": "ada", "{{attribute}}": "a{{character}}b" }""";
    }

    [Fact, Spec("R-29", "P-3.8-09")]
    public async Task Half_a_character_is_refused_wherever_it_stands()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        foreach (var half in Broken)
        {
            (await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "title": "{{half}}" }""")).AssertScimError(400, "invalidSyntax");
            (await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "{{half}}": 1 }""")).AssertScimError(400, "invalidSyntax");
            (await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "password": "{{half}}" }""")).AssertScimError(400, "invalidSyntax");
            (await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "customRoleName": "{{half}}" }""")).AssertScimError(400, "invalidSyntax");
            (await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "remove", "path": "{{half}}" }] }""")).AssertScimError(400, "invalidSyntax");
            (await workspace.FindAsync($"userName eq \"{half}\"")).AssertScimError(400, "invalidFilter");
        }
    }

    [Fact, Spec("R-54")]
    public async Task A_quotation_is_never_cut_within_a_character()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        foreach (var length in (int[])[97, 98, 99, 100])
        {
            var text = new string('a', length) + "\ud83d\ude80\ud83d\ude80\ud83d\ude80";
            Answer[] answers =
            [
                await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "customRoleName": "{{text}}" }"""),
                await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "customRoleId": "{{text}}" }"""),
                await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "role": "{{text}}" }"""),
                await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "active": "{{text}}" }"""),
                await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "remove", "path": "{{text}}" }] }"""),
                await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "{{text}}", "path": "title" }] }"""),
                await workspace.GetAsync($"/Users?startIndex={Uri.EscapeDataString(text)}"),
                await workspace.FindAsync($"{text} pr"),
            ];

            Assert.All(answers, answer =>
            {
                answer.AssertScimError(400, (string?)answer["scimType"]);
                Assert.DoesNotContain("\ufffd", (string)answer["detail"]!, StringComparison.Ordinal);
            });
            Assert.Equal(201, (await workspace.PostAsync("/Users", $$"""{ "userName": "cyd{{length}}", "roles": [{ "value": "{{text}}" }], "{{text}}": 1 }""")).Status);
        }

        Assert.All(await workspace.LogAsync(), line => Assert.DoesNotContain("\ufffd", line.Exchange + string.Concat(line.Exchange.Notes), StringComparison.Ordinal));
    }
}
