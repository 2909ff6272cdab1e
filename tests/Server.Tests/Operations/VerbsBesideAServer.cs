using System.Net;
using Rolecall.Server.Tests.SignIn;

namespace Rolecall.Server.Tests.Operations;

/// <summary>While a server has the store, the verbs reach it over the socket beside the database.</summary>
[Trait("Store", "sqlite")]
public sealed class VerbsBesideAServer : IAsyncLifetime
{
    private readonly RunningServer server = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Init_works_while_the_server_runs_and_the_server_knows_at_once()
    {
        var made = await InitAsync("ada@example.com");

        Assert.Equal((0, ""), (made.Code, made.Error));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v2/team/{made["teamId"]}");
        request.Headers.TryAddWithoutValidation("Authorization", made["apiToken"]);
        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact, Spec("M1"), Spec("M2")]
    public async Task With_metadata_there_is_a_SCIM_token_that_lists_the_owner()
    {
        var file = server.StorePath + ".metadata.xml";
        await File.WriteAllTextAsync(file, OktaMetadata.Write(), TestContext.Current.CancellationToken);

        var made = await InitAsync("ada@example.com", "--idp-metadata", file);

        Assert.Equal((0, ""), (made.Code, made.Error));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(made["scimBaseUrl"]!).AbsolutePath + "/Users?startIndex=1&count=2");
        request.Headers.Authorization = new("Bearer", made["scimToken"]);
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await Answer.OfAsync(response);
        Assert.Equal(200, answer.Status);
        Assert.Equal("ada@example.com", answer["Resources"]![0]!["userName"]!.GetValue<string>());
    }

    [Fact, Spec("T-34")]
    public async Task A_workspace_may_begin_with_a_strict_client()
    {
        var file = server.StorePath + ".metadata.xml";
        await File.WriteAllTextAsync(file, OktaMetadata.Write(), TestContext.Current.CancellationToken);

        var made = await InitAsync("ada@example.com", "--idp-metadata", file, "--client", "strict");

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(made["scimBaseUrl"]!).AbsolutePath + "/ServiceProviderConfig");
        request.Headers.Authorization = new("Bearer", made["scimToken"]);
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True((bool)(await Answer.OfAsync(response))["interopProfileConformant"]!);
    }

    [Fact]
    public async Task A_refusal_reaches_the_operator_as_the_same_sentence()
    {
        var refused = await InitAsync("ada");

        Assert.Equal(1, refused.Code);
        Assert.Contains("e-mail", refused.Error, StringComparison.Ordinal);
    }

    [Fact, Spec("R-19")]
    public async Task The_socket_is_the_owners_alone()
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(server.StorePath + ".sock"));

        foreach (var path in new[] { "/operator/init", "/operator/owner-link", "/operator/backup" })
        {
            using var body = new StringContent("""{ "workspace": "1" }""", null, "application/json");
            using var answer = await server.Http.PostAsync(path, body, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact, Spec("R-61")]
    public async Task A_backup_is_made_by_the_server_and_the_store_that_is_restored_from_it_answers_the_same()
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{ "userName": "ada@example.com", "externalId": "00u1", "name": { "givenName": "Ada", "familyName": "Lovelace" } }""");
        var folder = Directory.CreateTempSubdirectory("rolecall-").FullName;
        var (file, restored) = ($"{folder}/backup.db", $"sqlite:{folder}/restored.db");

        var made = await RolecallProgram.RunAsync("backup", "--store", $"sqlite:{server.StorePath}", "--to", file, "--json");
        Assert.Equal((0, ""), (made.Code, made.Error));
        var before = await ExportAsync(server, workspace);
        Assert.Equal(1, (await RolecallProgram.RunAsync("backup", "--store", $"sqlite:{server.StorePath}", "--to", file)).Code);
        Assert.Equal(0, (await RolecallProgram.RunAsync("restore", "--check", file)).Code);
        Assert.Equal(0, (await RolecallProgram.RunAsync("restore", "--from", file, "--to", restored)).Code);

        File.Copy(server.StorePath + ".key", $"{folder}/restored.db.key"); // the master key is in no backup
        await using var again = new RunningServer { StoreAddress = restored };
        await again.InitializeAsync();
        Assert.Equal(before, await ExportAsync(again, workspace));
        Directory.Delete(folder, recursive: true);
    }

    [Fact, Spec("R-04")]
    public async Task The_link_that_init_prints_signs_the_owner_in_once()
    {
        var made = await InitAsync("ada@example.com");
        var link = new Uri(made["ownerSetupUrl"]!).AbsolutePath;
        var browser = new BrowserClient(server);

        var page = await browser.GetAsync(link);
        Assert.Equal((200, "no-referrer"), (page.Status, page.Headers["Referrer-Policy"]));
        var choose = await browser.FollowAsync(await browser.SubmitAsync(page, "Continue"));

        Assert.Equal("Choose a password", choose.Title);
        Assert.Equal(410, (await browser.SubmitAsync(page, "Continue")).Status);
    }

    /// <summary>All that the two APIs tell of a workspace, byte for byte.</summary>
    private static async Task<IReadOnlyList<string>> ExportAsync(RunningServer from, TestWorkspace workspace)
    {
        var all = new List<string>();
        foreach (var (path, authorization) in new[]
        {
            ($"{workspace.ScimPath}/Users", $"Bearer {workspace.ScimToken}"),
            ($"{workspace.ScimPath}/Groups", $"Bearer {workspace.ScimToken}"),
            ("/api/v2/team", workspace.ApiKey),
            ($"/api/v1/workspaces/{workspace.Id}", workspace.ApiKey),
            ($"/api/v1/workspaces/{workspace.Id}/members", workspace.ApiKey),
            ($"/api/v1/workspaces/{workspace.Id}/events", workspace.ApiKey),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var response = await from.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            all.Add(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        return all;
    }

    private Task<Outcome> InitAsync(string owner, params string[] more) =>
        RolecallProgram.RunAsync(["init", "--store", $"sqlite:{server.StorePath}", "--workspace", "Acme", "--owner", owner, "--json", .. more]);
}
