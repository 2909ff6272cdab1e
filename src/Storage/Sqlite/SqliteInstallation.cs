using Rolecall.Domain;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Storage.Sqlite;

internal sealed class SqliteInstallation(Readers readers, Writer writer, TimeProvider clock) : IInstallation
{
    public Task<FoundCredential?> FindCredentialAsync(string handle, CancellationToken ct) =>
        readers.ReadAsync(session => CredentialRows.Find(session, handle), ct);

    public Task TouchCredentialsAsync(IReadOnlyDictionary<string, DateTimeOffset> lastUsed, CancellationToken ct) => writer.RunAsync(
        session =>
        {
            foreach (var (handle, at) in lastUsed)
                CredentialRows.Touch(session, handle, at);
            return lastUsed.Count;
        },
        ct);

    public Task<string?> FindPublicUrlAsync(CancellationToken ct) =>
        readers.ReadAsync(session => session.Text("select public_url from installation"), ct);

    public Task SetPublicUrlAsync(string url, CancellationToken ct) =>
        writer.RunAsync(session => session.Execute("update installation set public_url = @url", ("@url", url)), ct);

    public async Task<ReadOnlyMemory<byte>> ReadCursorKeyAsync(CancellationToken ct) =>
        await readers.ReadAsync(InstallationKeys.FindCursorKey, ct) ?? await writer.RunAsync(InstallationKeys.MakeCursorKey, ct);

    public Task<IReadOnlyList<WorkspaceId>> ListWorkspacesAsync(CancellationToken ct) => readers.ReadAsync<IReadOnlyList<WorkspaceId>>(
        session => session.All("select workspace from workspaces order by workspace", row => new WorkspaceId(row.Int())), ct);

    public Task<T> CreateWorkspaceAsync<T>(
        string ownerEmail, Caller caller, Func<FoundingContext, Founding<T>> decide, CancellationToken ct) =>
        writer.RunAsync(session => WorkspaceFounding.Run(session, clock.GetUtcNow(), ownerEmail, caller, decide), ct);

    /// <summary>By writing: SQLite leaves a page alone whose content stays the same, so a counter moves.</summary>
    public async Task<bool> IsWritableAsync(CancellationToken ct)
    {
        try
        {
            return await writer.RunAsync(session => session.Execute("update installation set write_checks = write_checks + 1"), ct) == 1;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
