using System.Net;
using System.Net.Sockets;
using Rolecall.Scim;
using Rolecall.Storage.Backups;

namespace Rolecall.Server.Operations;

/// <summary>The operator's verbs, carried out by the server that has the store open.</summary>
internal sealed class RunningServer : IOperator
{
    private readonly HttpClient client;

    private RunningServer(string socket) => client = new HttpClient(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (_, ct) => new NetworkStream(await ConnectAsync(socket, ct), ownsSocket: true),
    })
    {
        BaseAddress = new Uri("http://operator.invalid"), // the socket decides where it goes
        Timeout = Timeout.InfiniteTimeSpan, // a backup takes as long as the store is large
    };

    /// <returns>Null when no server listens there.</returns>
    public static async Task<RunningServer?> FindAsync(string database, CancellationToken ct)
    {
        var socket = OperatorSocket.PathOf(database);
        try
        {
            (await ConnectAsync(socket, ct)).Dispose();
            return new RunningServer(socket);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return null;
        }
    }

    public Task<InitAnswer> InitAsync(InitRequest request, CancellationToken ct) =>
        SendAsync<InitRequest, InitAnswer>(OperatorEndpoints.InitPath, request, ct);

    public Task<OwnerLinkAnswer> OwnerLinkAsync(OwnerLinkRequest request, CancellationToken ct) =>
        SendAsync<OwnerLinkRequest, OwnerLinkAnswer>(OperatorEndpoints.OwnerLinkPath, request, ct);

    public Task<BackupManifest> BackUpAsync(BackupRequest request, CancellationToken ct) =>
        SendAsync<BackupRequest, BackupManifest>(OperatorEndpoints.BackupPath, request, ct);

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<TAnswer> SendAsync<TRequest, TAnswer>(string path, TRequest request, CancellationToken ct)
    {
        using var answer = await client.PostAsJsonAsync(path, request, ct);
        if (answer.StatusCode == HttpStatusCode.UnprocessableEntity
            && await answer.Content.ReadFromJsonAsync<OperatorRefusal>(ct) is { } refusal)
            throw new RefusedException(Refusal.Conflict, refusal.Refused);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<TAnswer>(ct))!;
    }

    private static async Task<Socket> ConnectAsync(string path, CancellationToken ct)
    {
        var near = ShortPath.To(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(near), ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        finally
        {
            ShortPath.Forget(near);
        }
    }
}
