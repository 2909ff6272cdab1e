using Rolecall.Storage.Sqlite;

namespace Rolecall.Server.Tests.Operations;

/// <summary>The operator's verbs while no server runs: the program opens the store itself.</summary>
public sealed class Verbs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rolecall-").FullName;

    private string Store => $"sqlite:{folder}/rolecall.db";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact, Spec("M1")]
    public async Task Init_makes_a_workspace_and_prints_one_JSON_object()
    {
        var made = await InitAsync("--owner-name", "Ada Lovelace");

        Assert.Equal((0, ""), (made.Code, made.Error));
        Assert.Equal(
            ["teamId", "scimBaseUrl", "scimToken", "apiToken", "ownerSetupUrl"], made.Json.AsObject().Select(member => member.Key));
        Assert.Equal($"https://rolecall.example/scim/{made["teamId"]}/v2", made["scimBaseUrl"]);
        Assert.Null(made["scimToken"]);
        Assert.StartsWith("pk_", made["apiToken"], StringComparison.Ordinal);
        Assert.StartsWith("https://rolecall.example/owner-link/rolecall_link_", made["ownerSetupUrl"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_again_adds_a_workspace_to_the_same_installation_and_account()
    {
        var first = await InitAsync();
        var second = await InitAsync();
        var elsewhere = await RolecallProgram.RunAsync(
            "init", "--store", Store, "--url", "https://other.example", "--workspace", "Acme", "--owner", "ada@example.com");

        Assert.Equal(0, second.Code);
        Assert.NotEqual(first["teamId"], second["teamId"]);
        Assert.Equal(1, elsewhere.Code);
        Assert.Contains("https://rolecall.example", elsewhere.Error, StringComparison.Ordinal);

        await using var store = SqliteStore.Open($"{folder}/rolecall.db", TimeProvider.System);
        Assert.Equal(2, (await store.Installation.ListWorkspacesAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Without_json_it_says_what_to_paste_where()
    {
        var made = await RolecallProgram.RunAsync(
            "init", "--store", Store, "--url", "https://rolecall.example", "--workspace", "Acme", "--owner", "ada@example.com");

        Assert.Equal(0, made.Code);
        Assert.Contains("Its base URL will be", made.Output, StringComparison.Ordinal);
        Assert.Contains("pk_", made.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada", "https://rolecall.example", "e-mail")]
    [InlineData("ada@example.com", "rolecall.example", "absolute")]
    [InlineData("ada@example.com", "ftp://rolecall.example", "absolute")]
    [InlineData("ada@example.com", "https://rolecall.example/path", "no path")]
    [InlineData("ada@example.com", "https://rolecall.example?x=1", "no path")]
    [InlineData("ada@example.com", "https://role_call.example", "underscore")]
    public async Task What_cannot_be_is_refused_with_one_sentence(string owner, string url, string word)
    {
        var refused = await RolecallProgram.RunAsync("init", "--store", Store, "--url", url, "--workspace", "Acme", "--owner", owner);

        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.StartsWith("rolecall: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains(word, refused.Error, StringComparison.Ordinal);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--policy", "unknown_role=maybe", "reject")]
    [InlineData("--policy", "unknown_role", "name=value")]
    [InlineData("--behaviour", "strict", "documented")]
    [InlineData("--client", "workday", "entra-compliant")]
    [InlineData("--idp-metadata", "no-such-file.xml", "no file")]
    [InlineData("--owner-name", "Ada", "family name")]
    public async Task So_are_options_with_a_wrong_value(string option, string value, string word)
    {
        var refused = await InitAsync(option, value);

        Assert.Equal(1, refused.Code);
        Assert.Contains(word, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_that_is_none_is_refused()
    {
        var file = Path.Combine(folder, "metadata.xml");
        await File.WriteAllTextAsync(file, "<nothing/>", TestContext.Current.CancellationToken);

        var refused = await InitAsync("--idp-metadata", file);

        Assert.Equal(1, refused.Code);
        Assert.Contains("EntityDescriptor", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("init", "--colour", "red")]
    [InlineData("init", "--workspace", "Acme")]
    [InlineData("owner-link", "--json", "--json")]
    [InlineData("backup")]
    [InlineData("restore", "--from", "backup.db")]
    [InlineData("restore", "--from", "backup.db", "--check", "backup.db")]
    [InlineData("copy", "--from", "sqlite:a.db")]
    public async Task What_is_not_understood_exits_with_2(params string[] arguments)
    {
        var misunderstood = await RolecallProgram.RunAsync(arguments);

        Assert.Equal((2, ""), (misunderstood.Code, misunderstood.Output.Trim()));
        Assert.NotEmpty(misunderstood.Error);
    }

    [Fact, Spec("R-04")]
    public async Task An_owner_link_is_made_for_a_workspace_that_is_there()
    {
        var made = await InitAsync();

        var link = await RolecallProgram.RunAsync("owner-link", "--store", Store, "--workspace", made["teamId"]!);
        Assert.Equal(0, link.Code);
        Assert.StartsWith("https://rolecall.example/owner-link/rolecall_link_", link.Output, StringComparison.Ordinal);

        Assert.Equal(1, (await RolecallProgram.RunAsync("owner-link", "--store", Store, "--workspace", "1")).Code);
        Assert.Equal(1, (await RolecallProgram.RunAsync("owner-link", "--store", Store, "--workspace", "x")).Code);
    }

    [Theory]
    [InlineData("init")]
    [InlineData("owner-link")]
    [InlineData("migrate")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("copy")]
    [InlineData("check")]
    [InlineData("stand-in")]
    public async Task Help_is_part_of_the_interface(string verb)
    {
        var help = await RolecallProgram.RunAsync(verb, "--help");

        Assert.Equal(0, help.Code);
        Golden.Check($"Operations/{verb}-help.txt", help.Output.ReplaceLineEndings("\n"));
    }

    private Task<Outcome> InitAsync(params string[] more) => RolecallProgram.RunAsync(
        ["init", "--store", Store, "--url", "https://rolecall.example", "--workspace", "Acme", "--owner", "ada@example.com", "--json", .. more]);
}
