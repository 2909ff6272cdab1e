using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.Rfc7643;

namespace Rolecall.Server.Tests.Robustness;

/// <summary>Every published attribute with a value of every JSON type: taken by a rule that can be said in a sentence, or refused.</summary>
public sealed class WrongTypes(RunningServer server)
{
    private static readonly string[] Values =
        ["7", "1.5", "-0", "true", "\"text\"", "\"\"", "null", "[]", "{}", "[[]]", "[null]", "{ \"x\": 1 }", "[{ \"x\": 1 }]", "[\"a\", 1]", "{ \"value\": [] }"];

    [Fact, Spec("S-7-16", "S-7-17", "P-3.12-17", "S-2.3.2-02", "T-18", "T-13")]
    public async Task POST_takes_or_refuses_each_by_the_rule_of_its_type()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);
        foreach (var one in await PublishedAttribute.ReadAsync(workspace))
        {
            foreach (var value in Values)
            {
                var answer = await workspace.PostAsync("/Users", one.UserWith(value));

                Assert.Equal((one.Path, value, IsTaken(one, value) ? 201 : 400), (one.Path, value, answer.Status));
                if (answer.Status == 201)
                    await workspace.DeleteAsync($"/Users/{answer["id"]}");
                else
                    answer.AssertScimError(400, "invalidValue");
            }
        }

        Assert.Equal(1, (await workspace.GetAsync("/Users")).Total());
    }

    [Theory, Spec("S-7-17", "P-3.5.2-16", "P-3.5.2-13")]
    [InlineData("add")]
    [InlineData("replace")]
    [InlineData("remove")]
    public async Task PATCH_takes_each_or_refuses_it_and_leaves_all_as_it_was(string op)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var before = await workspace.GetAsync($"/Users/{id}");
        foreach (var one in await PublishedAttribute.ReadAsync(workspace))
        {
            foreach (var value in Values)
            {
                var answer = await workspace.PatchAsync(
                    $"/Users/{id}", $$"""{ "Operations": [{ "op": "{{op}}", "path": "{{one.Path}}", "value": {{value}} }] }""");

                if (answer.Status == 200)
                {
                    before = answer;
                    continue;
                }

                Assert.Equal((one.Path, value, 400), (one.Path, value, answer.Status));
                answer.AssertScimError(400, (string?)answer["scimType"]);
                Assert.NotNull(answer["scimType"]);
            }

            Assert.Equal(before.Text, (await workspace.GetAsync($"/Users/{id}")).Text);
        }
    }

    /// <summary>The rules of docs: null and "" unassign, one value may stand without its list, a text may stand for a complex value's "value".</summary>
    private static bool IsTaken(PublishedAttribute one, string value) => one switch
    {
        { Mutability: "readOnly" } => true,
        { Path: "userName" } => value == "\"text\"",
        _ when value == "null" => true,
        { Type: "boolean" } => value == "true",
        { Type: "complex", IsMulti: true } => IsList(one, value),
        { Type: "complex" } => IsComplex(one, value),
        { Urn: Urns.Role } => value == "\"\"",
        _ => value is "\"text\"" or "\"\"",
    };

    private static bool IsList(PublishedAttribute one, string value) => value switch
    {
        "[]" or "[null]" => true,
        "[{ \"x\": 1 }]" => IsComplex(one, "{ \"x\": 1 }"),
        _ => IsComplex(one, value),
    };

    private static bool IsComplex(PublishedAttribute one, string value)
    {
        var inner = one.Definition["subAttributes"]!.AsArray().FirstOrDefault(sub => (string?)sub!["name"] == "value");
        return value switch
        {
            "{}" or "{ \"x\": 1 }" => true,
            // The word happens to be base64 too.
            "\"text\"" or "\"\"" => inner is not null,
            "{ \"value\": [] }" => inner is null,
            _ => false,
        };
    }
}
