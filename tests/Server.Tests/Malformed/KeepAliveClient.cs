using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Rolecall.Server.Tests.Malformed;

/// <summary>One connection for many requests. Sends bytes as they are: .NET's own client would repair half of what is broken.</summary>
internal sealed class KeepAliveClient(Uri server) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly byte[] buffer = new byte[64 * 1024];
    private TcpClient? client;
    private int start;
    private int end;

    /// <exception cref="OperationCanceledException">No answer came.</exception>
    public async Task<Answer> SendAsync(Sent request)
    {
        using var patience = new CancellationTokenSource(Patience);
        if (client is null)
        {
            client = new TcpClient { NoDelay = true };
            (start, end) = (0, 0);
            await client.ConnectAsync(server.Host, server.Port, patience.Token);
        }

        await client.GetStream().WriteAsync(request.ToBytes(), patience.Token);
        var answer = await ReadAsync(request.Method, patience.Token);
        while (answer.Status == 100)
            answer = await ReadAsync(request.Method, patience.Token);
        if (answer.Header("Connection") == "close")
            Dispose();
        return answer;
    }

    public void Dispose()
    {
        client?.Dispose();
        client = null;
    }

    private async Task<Answer> ReadAsync(string method, CancellationToken ct)
    {
        var status = int.Parse((await ReadLineAsync(ct)).Split(' ')[1], CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(ct) is { Length: > 0 } line)
            headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();

        // These have no body whatever their headers say (RFC 9112 §6.3).
        if (method == "HEAD" || status is 100 or 204 or 304)
            return new Answer(status, headers, "");
        var body = headers.TryGetValue("Content-Length", out var length)
            ? await ReadExactlyAsync(int.Parse(length, CultureInfo.InvariantCulture), ct)
            : throw new InvalidDataException("The answer does not say how long it is.");
        return new Answer(status, headers, Encoding.UTF8.GetString(body));
    }

    private async Task<string> ReadLineAsync(CancellationToken ct)
    {
        var line = new List<byte>();
        while (true)
        {
            var at = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            line.AddRange(buffer.AsSpan(start, (at < 0 ? end : at) - start));
            start = at < 0 ? end : at + 1;
            if (at >= 0)
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            await FillAsync(ct);
        }
    }

    private async Task<byte[]> ReadExactlyAsync(int length, CancellationToken ct)
    {
        var body = new byte[length];
        for (var read = 0; read < length;)
        {
            if (start == end)
                await FillAsync(ct);
            var part = Math.Min(length - read, end - start);
            buffer.AsSpan(start, part).CopyTo(body.AsSpan(read));
            (start, read) = (start + part, read + part);
        }

        return body;
    }

    private async Task FillAsync(CancellationToken ct)
    {
        (start, end) = (0, await client!.GetStream().ReadAsync(buffer, ct));
        if (end == 0)
            throw new InvalidDataException("The server closed the connection in the middle of an answer.");
    }
}
