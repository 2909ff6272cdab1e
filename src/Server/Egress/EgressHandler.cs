using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography.X509Certificates;
using Rolecall.Scim;

namespace Rolecall.Server.Egress;

/// <summary>Sends requests to hosts that customers name, and connects to public addresses only.</summary>
/// <remarks>
/// The name is resolved once, here, and the socket goes to the addresses that were judged. A check before the request would be
/// undone by a name that resolves differently the second time.
/// </remarks>
internal sealed class EgressHandler : DelegatingHandler
{
    private readonly EgressOptions options;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve;

    public EgressHandler(EgressOptions options, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        this.options = options;
        this.resolve = resolve;
        InnerHandler = new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            UseProxy = false, // a proxy would resolve the name again, out of our sight
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = EgressGuard.Patience,
            MaxResponseHeadersLength = 16, // kB
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ActivityHeadersPropagator = null, // our trace ids are nobody else's business
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = OfflinePolicy() },
        };
    }

    public void RequireAllowedScheme(Uri? url)
    {
        if (url is not { IsAbsoluteUri: true }
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && this.options.Names(url.IdnHost))))
            throw new RefusedException(Refusal.InvalidValue, "Give an absolute URL that starts with https://.");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequireAllowedScheme(request.RequestUri);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e) when (e.InnerException is RefusedException refused)
        {
            ExceptionDispatchInfo.Throw(refused);
            throw;
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Requests to hosts that customers name are sent with SendAsync.");

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(await JudgedAddressesAsync(context.DnsEndPoint.Host, ct), context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> JudgedAddressesAsync(string host, CancellationToken ct)
    {
        var addresses = await ResolvedAsync(host, ct);
        return addresses.Length > 0 && (this.options.Names(host) || addresses.All(MayReach)) ? addresses : throw NotPublic(host);
    }

    private async Task<IPAddress[]> ResolvedAsync(string host, CancellationToken ct)
    {
        try
        {
            return IPAddress.TryParse(host, out var address) ? [address] : await this.resolve(host, ct);
        }
        catch (SocketException)
        {
            throw NotPublic(host);
        }
    }

    private bool MayReach(IPAddress address) => PublicAddress.IsPublic(address) || this.options.Reaches(address);

    // One sentence for an unknown name and for an internal one: the caller shall not map the operator's network with us.
    private static RefusedException NotPublic(string host) => new(
        Refusal.InvalidValue,
        $"The host \"{(host.Length > 100 ? host[..100] + "…" : host)}\" was not found on the public internet; "
        + "correct the URL, or have the operator of this server allow that host.");

    // Building a chain would otherwise fetch missing issuers from wherever the other side's certificate points.
    private static X509ChainPolicy OfflinePolicy() => new()
    {
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
