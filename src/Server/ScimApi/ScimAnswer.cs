using Rolecall.Server.Hosting;

namespace Rolecall.Server.ScimApi;

/// <summary>An answer of the SCIM API, ready to send: success or refusal, always in SCIM's own media type and never HTML.</summary>
internal sealed record ScimAnswer(int Status, ReadOnlyMemory<byte> Body = default) : IResult
{
    /// <summary>The body instead of <see cref="Body"/> when it is large. It can be sent once, so that the log needs <see cref="Logged"/>.</summary>
    public PooledChunks? Large { get; init; }

    /// <summary>What the provisioning log keeps of the answer, when that is not the body itself.</summary>
    public ReadOnlyMemory<byte>? Logged { get; init; }

    public string? ETag { get; init; }

    public string? Location { get; init; }

    public string? ContentLocation { get; init; }

    public string? RetryAfter { get; init; }

    public string? Challenge { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.ETag = ETag;
        response.Headers.Location = Location;
        response.Headers["Content-Location"] = ContentLocation;
        response.Headers.RetryAfter = RetryAfter;
        response.Headers.WWWAuthenticate = Challenge;
        httpContext.Features.Get<ScimRequest>()?.Note(this);
        if (Body.IsEmpty && Large is null)
            return;

        response.ContentType = MediaTypes.Choose(httpContext.Request) ?? MediaTypes.Scim;
        response.ContentLength = Large?.Length ?? Body.Length;
        if (Large is null)
            await response.Body.WriteAsync(Body, httpContext.RequestAborted);
        else
            await Large.SendAsync(response.Body, httpContext.RequestAborted);
    }
}
