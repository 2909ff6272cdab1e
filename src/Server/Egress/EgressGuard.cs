using System.Net;
using Rolecall.Scim;

namespace Rolecall.Server.Egress;

/// <summary>The only way out to hosts that customers name: identity providers' metadata and discovery, webhook receivers.</summary>
internal sealed class EgressGuard(
    EgressOptions options, TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) : IDisposable
{
    /// <summary>What most answers are held to; metadata may be larger.</summary>
    public const int UsualBytes = 64 * 1024;

    /// <summary>For one request from beginning to end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly EgressHandler handler = new(options, resolve ?? Dns.GetHostAddressesAsync);

    /// <summary>For libraries that want a client of their own, and for requests other than GET. Refuses as <see cref="FetchAsync"/> does.</summary>
    public HttpClient CreateClient() =>
        new(this.handler, disposeHandler: false) { Timeout = Patience, MaxResponseContentBufferSize = UsualBytes };

    /// <summary>For addresses that somebody's browser is sent to: they keep to the same schemes.</summary>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public void RequireAllowedScheme(Uri? url) => this.handler.RequireAllowedScheme(url);

    /// <summary>The document at that URL.</summary>
    /// <exception cref="RefusedException">InvalidValue: the URL is not allowed, or what it leads to is no document of that size.</exception>
    public async Task<byte[]> FetchAsync(Uri url, int maxBytes, CancellationToken ct)
    {
        RequireAllowedScheme(url); // the client would throw at a relative one before the handler sees it
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        using var client = CreateClient();
        try
        {
            using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, either.Token);
            RequireOk(response.StatusCode);
            return await ReadAsync(response.Content, maxBytes, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw Refused($"The URL did not answer within {Patience.TotalSeconds} seconds; try again later or correct it.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Refused("The URL could not be read; check its host, its port and the TLS certificate there.");
        }
    }

    public void Dispose() => this.handler.Dispose();

    private static void RequireOk(HttpStatusCode status)
    {
        if ((int)status is >= 300 and < 400)
            throw Refused($"The URL answers {(int)status} and sends elsewhere; give the address where the document itself is.");
        if (status != HttpStatusCode.OK)
            throw Refused($"The URL answers {(int)status}; give one that answers 200 with the document.");
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, int maxBytes, CancellationToken ct)
    {
        await using var body = await content.ReadAsStreamAsync(ct);
        using var document = new MemoryStream();
        var buffer = new byte[8 * 1024];
        while (await body.ReadAsync(buffer, ct) is var count and > 0)
        {
            if (document.Length + count > maxBytes)
                throw Refused($"The document at the URL is larger than {maxBytes / 1024} kB.");
            document.Write(buffer, 0, count);
        }

        return document.ToArray();
    }

    private static RefusedException Refused(string message) => new(Refusal.InvalidValue, message);
}
