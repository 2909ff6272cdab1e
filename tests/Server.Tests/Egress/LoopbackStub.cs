using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rolecall.Server.Tests.Egress;

/// <summary>A listener on this machine that counts who comes and answers everybody the same way.</summary>
internal sealed class LoopbackStub : IDisposable
{
    private readonly TcpListener listener;
    private readonly Func<NetworkStream, Task> answer;
    private int connections;

    public LoopbackStub(Func<NetworkStream, Task> answer, string address = "127.0.0.1", int port = 0)
    {
        this.answer = answer;
        this.listener = new TcpListener(IPAddress.Parse(address), port);
        this.listener.Start();
        _ = AcceptAsync();
    }

    public int Connections => Volatile.Read(ref connections);

    public int Port => ((IPEndPoint)this.listener.LocalEndpoint).Port;

    public static LoopbackStub Answering(string head, string body = "") =>
        new(async stream =>
        {
            await ReadHeadAsync(stream);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n{body}"));
        });

    public void Dispose() => this.listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await this.listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed: the test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await answer(client.GetStream());
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // The other side hung up, as some tests want it to.
            }
        }
    }

    /// <summary>Closing with something unread resets the connection, and takes from the client what it has not read yet.</summary>
    public static async Task ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1024];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer) is var read and > 0)
            head.Append(Encoding.ASCII.GetString(buffer, 0, read));
    }
}
