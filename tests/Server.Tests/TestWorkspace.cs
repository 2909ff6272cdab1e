using System.Net.Http.Headers;
using System.Text;
using Rolecall.Domain;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests;

/// <summary>A workspace of the running server, seen as its Okta sees it: paths start after the SCIM base URL.</summary>
public sealed class TestWorkspace(RunningServer server, FoundedWorkspace founded)
{
    public WorkspaceId Id => founded.Workspace;

    public string ScimToken { get; } = founded.Scim!.Token.Text;

    public string ApiKey => founded.ApiKey.Token.Text;

    public string OwnerLink => founded.OwnerLink.Token.Text;

    public string ScimPath => $"/scim/{Id}/v2";

    /// <summary>As the world sees it: every location starts with it.</summary>
    public string BaseUrl => RunningServer.PublicUrl + ScimPath;

    public IDirectory Directory => server.Directories.Open(Id);

    public Caller Owner => new(
        Id, $"member:{founded.ApiKey.Credential.Member}", null, founded.ApiKey.Credential.Member, BuiltInRole.Owner, "test", null);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    public Task<Answer> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    public Task<Answer> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, path, json);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <param name="adjust">Changes headers or content before it goes out.</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json = null, Action<HttpRequestMessage>? adjust = null)
    {
        using var request = new HttpRequestMessage(method, ScimPath + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ScimToken);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/scim+json");
        adjust?.Invoke(request);
        using var response = await server.Http.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    /// <returns>The id.</returns>
    public async Task<string> GivenUserAsync(string json)
    {
        var created = await PostAsync("/Users", json);
        Assert.Equal(201, created.Status);
        return created["id"]!.GetValue<string>();
    }

    public async Task<RoleId> GivenRoleAsync(string name, BuiltInRole inherited = BuiltInRole.Member) =>
        (await new CreateRole(server.Directories, server.Clock)
            .RunAsync(Owner, name, inherited, new Dictionary<string, bool>(), CancellationToken.None)).Role.Id;

    /// <summary>The provisioning log, newest first, with the reads that still wait to be written.</summary>
    /// <param name="least">Waited for: an answer may arrive a moment before its line is noted.</param>
    public async Task<IReadOnlyList<LoggedExchange>> LogAsync(int least = 1)
    {
        for (var tries = 0; ; tries++)
        {
            await server.FlushAsync();
            var lines = await Directory.ReadLogAsync(new LogQuery(Count: 100), CancellationToken.None);
            if (lines.Count >= least || tries == 100)
                return lines;
            await Task.Delay(10);
        }
    }
}
