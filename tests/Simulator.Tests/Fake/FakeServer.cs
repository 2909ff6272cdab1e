using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Rolecall.Simulator.Tests.Fake;

internal sealed record SeenRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A small SCIM server with a public API, written for these tests: right, but for one fault.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Fault _fault;
    private readonly FakeScim _scim;
    private readonly FakeApi _api;
    private readonly ConcurrentQueue<SeenRequest> _seen = new();

    private FakeServer(Fault fault, bool fullProfile, IReadOnlyDictionary<string, string> policies)
    {
        _fault = fault;
        Workspace = new FakeWorkspace();
        _scim = new FakeScim(Workspace, fault, fullProfile, policies.GetValueOrDefault("duplicate_group_names") == "allow");
        _api = new FakeApi(Workspace, fault, policies);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public FakeWorkspace Workspace { get; }

    public IReadOnlyCollection<SeenRequest> Seen => _seen;

    public string BaseUrl => $"{_app.Urls.First()}/scim/{FakeWorkspace.TeamId}/v2";

    public string ApiUrl => $"{_app.Urls.First()}/api";

    public static async Task<FakeServer> StartAsync(
        Fault fault = Fault.None, bool fullProfile = false, Dictionary<string, string>? policies = null)
    {
        var server = new FakeServer(fault, fullProfile, policies ?? Documented);
        await server._app.StartAsync();
        return server;
    }

    public static Dictionary<string, string> Documented => new()
    {
        ["unknown_role"] = "reject",
        ["renamed_roles"] = "current",
        ["rehire_by_post"] = "reactivate",
        ["token_rotation"] = "immediate",
        ["duplicate_group_names"] = "conflict",
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        _seen.Enqueue(new(
            http.Request.Method,
            http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body));

        if (_fault == Fault.Silence)
            await Task.Delay(Timeout.Infinite, http.RequestAborted);

        var path = http.Request.Path.Value!;
        var scim = $"/scim/{FakeWorkspace.TeamId}/v2";
        await WriteAsync(http.Response, path.StartsWith(scim, StringComparison.Ordinal)
            ? await _scim.AnswerAsync(http.Request, path[scim.Length..], body)
            : _api.Answer(http.Request, path["/api".Length..], body));
    }

    private static async Task WriteAsync(HttpResponse response, FakeAnswer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.ETag is not null)
            response.Headers.ETag = answer.ETag;
        if (answer.RetryAfter is not null)
            response.Headers.RetryAfter = answer.RetryAfter;
        if (answer.Body is null)
            return;

        response.ContentType = answer.ContentType;
        var bytes = Encoding.UTF8.GetBytes(answer.Body);
        if (!answer.Compressed)
        {
            await response.Body.WriteAsync(bytes);
            return;
        }

        response.Headers.ContentEncoding = "gzip";
        await using var gzip = new GZipStream(response.Body, CompressionMode.Compress);
        await gzip.WriteAsync(bytes);
    }
}
