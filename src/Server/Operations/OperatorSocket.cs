using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Rolecall.Server.Operations;

/// <summary>
/// A door for the operator alone: a socket beside the database that only the server's own user can open. While a server has the
/// store, the verbs reach it there.
/// </summary>
internal sealed class OperatorSocket(string database)
{
    private readonly string path = ShortPath.To(PathOf(database));

    /// <summary>For the listener, beside the public addresses.</summary>
    public string Url => $"http://unix:{path}";

    public static string PathOf(string database) => Path.GetFullPath(database) + ".sock";

    /// <summary>Whether a request came in by this door, and not by another socket that a proxy in front may use.</summary>
    public bool IsDoorOf(HttpContext http) =>
        http.Features.Get<IConnectionSocketFeature>()?.Socket.LocalEndPoint is UnixDomainSocketEndPoint door && door.ToString() == path;

    /// <summary>The mode is set between binding and listening: before that nobody can connect, so there is no moment of an open door.</summary>
    public Socket Bind(EndPoint endpoint)
    {
        if (endpoint is not UnixDomainSocketEndPoint || endpoint.ToString() != path)
            return SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);

        File.Delete(path); // left by a server that was killed; whoever starts now holds the store's lock
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(endpoint);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        finally
        {
            ShortPath.Forget(path);
        }
    }
}
