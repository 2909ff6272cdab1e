using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Rolecall.Simulator.StandIn.Hosting;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests.StandIn;

/// <summary>A stand-in with its state in a folder of its own, and an admin's browser for it.</summary>
internal sealed class RunningStandIn : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WebApplication _app;

    private RunningStandIn(string folder, FakeTimeProvider clock)
    {
        _folder = folder;
        Clock = clock;
        _app = StandInHost.Build(new(["http://127.0.0.1:0"], StatePath, AllowRemote: false), clock);
    }

    public FakeTimeProvider Clock { get; }

    public string StatePath => Path.Combine(_folder, "stand-in.json");

    public string Url => _app.Urls.First();

    public StandInState State => _app.Services.GetRequiredService<StateFile>().Current;

    public App App => State.Apps[0];

    public DirectoryPerson Ada => State.People[0];

    public DirectoryPerson Grace => State.People[1];

    /// <summary>Follows no redirect and names no origin by itself.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public static Task<RunningStandIn> StartAsync() => StartAsync(System.IO.Directory.CreateTempSubdirectory("stand-in-").FullName);

    /// <summary>Ends this one and starts another over the same file.</summary>
    public async Task<RunningStandIn> RestartAsync()
    {
        await _app.DisposeAsync();
        Client.Dispose();
        return await StartAsync(_folder);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    public async Task<Answer> GetAsync(string path) => await Answer.OfAsync(await Client.GetAsync(new Uri(Absolute(path))));

    /// <summary>Presses a button, as the page that has it would.</summary>
    public Task<Answer> PressAsync(string path, params (string Field, string Value)[] fields) => SendAsync(path, Url, fields);

    public async Task<Answer> SendAsync(string path, string? origin, params (string Field, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Absolute(path));
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Field, field.Value)));
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await Answer.OfAsync(await Client.SendAsync(request));
    }

    /// <summary>Walks the guide up to and with the provisioning features.</summary>
    public async Task ProvisionAsync(FakeServer server, string dialect, string create = "on", string update = "on", string deactivate = "on")
    {
        await PressAsync($"/apps/{App.Id}/provisioning/enable", ("provisioning", "on"));
        var saved = await SaveAsync(server.BaseUrl, server.Workspace.Token, dialect);
        Assert.Equal(HttpStatusCode.Found, saved.Status);
        await PressAsync($"/apps/{App.Id}/provisioning/to-app", ("create", create), ("update", update), ("deactivate", deactivate));
    }

    public Task<Answer> SaveAsync(string baseUrl, string token, string dialect = "Catalogue", string act = "save") => PressAsync(
        $"/apps/{App.Id}/provisioning", ("do", act), ("enabled", "on"), ("importGroups", "on"), ("dialect", dialect),
        ("baseUrl", baseUrl), ("token", token));

    public Task<Answer> AssignAsync(DirectoryPerson person, string role = "", string customRoleName = "") => PressAsync(
        $"/apps/{App.Id}/assignments/people/{person.Id}", ("role", role), ("customRoleName", customRoleName));

    private static async Task<RunningStandIn> StartAsync(string folder)
    {
        var running = new RunningStandIn(folder, new FakeTimeProvider(new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero)));
        await running._app.StartAsync();
        return running;
    }

    private string Absolute(string path) => path.StartsWith("http", StringComparison.Ordinal) ? path : Url + path;
}

internal sealed record Answer(HttpStatusCode Status, HttpResponseMessage Message, string Body)
{
    public string Location => Message.Headers.Location!.ToString();

    /// <summary>What a reader sees of it.</summary>
    public string Text => WebUtility.HtmlDecode(Body);

    public static async Task<Answer> OfAsync(HttpResponseMessage message) =>
        new(message.StatusCode, message, await message.Content.ReadAsStringAsync());

    public string Header(string name) => string.Join(", ", Values(name));

    private IEnumerable<string> Values(string name) =>
        Message.Headers.TryGetValues(name, out var values) ? values : Message.Content.Headers.TryGetValues(name, out values) ? values : [];

    /// <summary>The value of a hidden field.</summary>
    public string? Field(string name)
    {
        var marker = $"name=\"{name}\" value=\"";
        var at = Body.IndexOf(marker, StringComparison.Ordinal);
        return at < 0 ? null : WebUtility.HtmlDecode(Body[(at + marker.Length)..].Split('"')[0]);
    }
}
