using System.Net.Sockets;
using System.Text;

namespace Rolecall.Server.Tests;

/// <summary>Sends bytes as they are and reads until the server closes the connection.</summary>
internal static class RawHttpClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static Task<string> SendAsync(Uri server, string request) => SendAsync(server, Encoding.Latin1.GetBytes(request));

    /// <exception cref="OperationCanceledException">The server did not close the connection.</exception>
    public static async Task<string> SendAsync(Uri server, byte[] request)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, patience.Token);
        var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, patience.Token);
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // Closed before it had read or sent everything: what came until then is the answer.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
