using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rolecall.Bench.Pacing;

/// <summary>One connection with one request under way at a time; never waits.</summary>
internal sealed class PacedConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[64 * 1024];
    private int received;

    public PacedConnection(Uri server)
    {
        socket.Connect(IPAddress.Parse(server.Host), server.Port);
        socket.Blocking = false;
    }

    public bool IsBusy { get; private set; }

    /// <summary>When the request under way should have been sent.</summary>
    public double Due { get; private set; }

    public int Errors { get; private set; }

    public void Send(byte[] request, double due)
    {
        (IsBusy, Due, received) = (true, due, 0);
        if (socket.Send(request) != request.Length)
            throw new InvalidOperationException("A request did not fit into the socket's buffer.");
    }

    /// <returns>Whether the answer is whole.</returns>
    public bool Receive()
    {
        var count = socket.Receive(buffer, received, buffer.Length - received, SocketFlags.None, out var problem);
        if (problem == SocketError.WouldBlock)
            return false;
        if (problem != SocketError.Success || count == 0)
            throw new InvalidOperationException($"The server closed a connection: {problem}.");
        received += count;
        if (!IsWhole(buffer.AsSpan(0, received)))
            return false;
        if (buffer[9] >= (byte)'4') // HTTP/1.1 4..
            Errors++;
        IsBusy = false;
        return true;
    }

    public void Dispose() => socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var head = Encoding.ASCII.GetString(answer[..end]);
        var at = head.IndexOf("content-length:", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return answer.EndsWith("0\r\n\r\n"u8);
        var line = head.AsSpan(at + "content-length:".Length);
        var stop = line.IndexOf('\r');
        return answer.Length == end + 4 + int.Parse(stop < 0 ? line : line[..stop], System.Globalization.CultureInfo.InvariantCulture);
    }
}
