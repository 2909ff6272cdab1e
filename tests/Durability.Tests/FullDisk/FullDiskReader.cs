using System.Net.Http.Headers;
using System.Text.Json;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.FullDisk;

/// <summary>Reads everything there is to read, over and over: no read may fail because there is no room to write.</summary>
internal sealed class FullDiskReader : IDisposable
{
    private readonly HttpClient http;
    private readonly Observations seen;
    private readonly string api;
    private readonly string key;
    private readonly (string Path, string Credential)[] reads;

    public FullDiskReader(ServerProcess server, Installation installation, Observations seen)
    {
        this.seen = seen;
        http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(30) };
        var scim = installation.ScimPath;
        (api, key) = ($"/api/v1/workspaces/{installation.Workspace}", installation.ApiToken);
        reads =
        [
            .. new[] { "/Users?count=5", "/Users?filter=userName%20eq%20%22owner@durable.example%22", "/Groups", "/?count=1", "/ServiceProviderConfig" }
                .Select(path => (scim + path, installation.ScimToken)),
            .. new[] { "", "/members", "/roles", "/credentials", "/audit?count=5", "/events?count=5", "/provisioning-log?count=5" }
                .Select(path => (api + path, key)),
            ("/api/v2/team", key),
            ("/health/live", ""),
        ];
    }

    public async Task RunAsync(CancellationToken end)
    {
        var owner = await OwnerAsync();
        while (!end.IsCancellationRequested)
        {
            foreach (var (path, credential) in reads.Append(owner))
                await Answers.ReadAsync(seen, () => GetAsync(path, credential));
        }
    }

    public async Task<bool> IsReadyAsync()
    {
        using var answer = await GetAsync("/health/ready", "");
        return (int)answer.StatusCode switch
        {
            200 => true,
            503 => false,
            var other => throw new InvalidOperationException($"Readiness was answered {other}."),
        };
    }

    /// <summary>Whether a read of now is soon in the provisioning log.</summary>
    public async Task<bool> IsLoggedAsync()
    {
        using var read = await GetAsync(reads[0].Path, reads[0].Credential);
        await Task.Delay(TimeSpan.FromSeconds(2));
        using var log = await GetAsync($"{api}/provisioning-log?requestId={read.Headers.GetValues("X-Request-Id").Single()}", key);
        using var lines = JsonDocument.Parse(await log.Content.ReadAsStringAsync());
        return lines.RootElement.GetProperty("lines").GetArrayLength() == 1;
    }

    public void Dispose() => http.Dispose();

    /// <summary>One person by id.</summary>
    private async Task<(string Path, string Credential)> OwnerAsync()
    {
        using var answer = await GetAsync(reads[1].Path, reads[1].Credential);
        using var list = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var id = list.RootElement.GetProperty("Resources")[0].GetProperty("id").GetString();
        return (reads[1].Path.Split('?')[0] + "/" + id, reads[1].Credential);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string credential)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (credential.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        return await http.SendAsync(request);
    }
}
