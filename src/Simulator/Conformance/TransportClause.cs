using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Conformance;

/// <summary>IP-21. Whether the certificate is a good one, the requests of the other clauses have shown.</summary>
internal static class TransportClause
{
    public static Clause Of(Settings settings) => new("IP-21", "The connection is TLS 1.2 or later.", ct => CheckAsync(new Uri(settings.BaseUrl), ct));

    private static async Task<string?> CheckAsync(Uri url, CancellationToken ct)
    {
        if (url.Scheme != Uri.UriSchemeHttps)
            throw new StepNotRunException("The address is not https.");
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(url.IdnHost, url.Port, ct);
            await using var tls = new SslStream(socket.GetStream());
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = url.IdnHost }, ct);
            return tls.SslProtocol is SslProtocols.Tls12 or SslProtocols.Tls13
                ? $"The server chose {tls.SslProtocol}."
                : throw new StepFailedException($"Expected TLS 1.2 or later, got {tls.SslProtocol}.");
        }
        catch (Exception failure) when (failure is SocketException or AuthenticationException or IOException)
        {
            throw new StepFailedException($"Expected a TLS handshake, but {failure.GetBaseException().Message.TrimEnd('.')}.");
        }
    }
}
