using Rolecall.Domain;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal sealed class Installation(IDatabase database, TimeProvider clock) : IInstallation
{
    public Task<FoundCredential?> FindCredentialAsync(string handle, CancellationToken ct) =>
        database.ReadSnapshotAsync(null, session => CredentialRows.Find(session, handle), ct);

    public Task TouchCredentialsAsync(IReadOnlyDictionary<string, DateTimeOffset> lastUsed, CancellationToken ct) => database.WriteAsync(
        null,
        session =>
        {
            // in one order, so that two nodes do not wait for each other
            foreach (var (handle, at) in lastUsed.OrderBy(used => used.Key, StringComparer.Ordinal))
                CredentialRows.Touch(session, handle, at);
            return lastUsed.Count;
        },
        ct);

    public Task<string?> FindPublicUrlAsync(CancellationToken ct) =>
        database.ReadAsync(null, session => session.Text("select public_url from installation"), ct);

    public Task SetPublicUrlAsync(string url, CancellationToken ct) =>
        database.WriteAsync(null, session => session.Change("update installation set public_url = @url", ("@url", url)), ct);

    public async Task<ReadOnlyMemory<byte>> ReadCursorKeyAsync(CancellationToken ct) =>
        await database.ReadAsync(null, InstallationKeys.FindCursorKey, ct) ?? await database.WriteAsync(null, InstallationKeys.MakeCursorKey, ct);

    public Task<IReadOnlyList<WorkspaceId>> ListWorkspacesAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<WorkspaceId>>(
        null,
        session => session.All("select workspace from workspaces order by workspace", row => new WorkspaceId(row.Int())), ct);

    public Task<WorkspaceId?> FindOnlyWorkspaceAsync(CancellationToken ct) => database.ReadAsync<WorkspaceId?>(
        null,
        session => session.All("select workspace from workspaces order by workspace limit 2", row => new WorkspaceId(row.Int())) is [var only] ? only : null,
        ct);

    public Task<T> CreateWorkspaceAsync<T>(
        string ownerEmail, Caller caller, Func<FoundingContext, Founding<T>> decide, CancellationToken ct) =>
        database.WriteAsync(null, session => WorkspaceFounding.Run(session, clock.GetUtcNow(), ownerEmail, caller, decide), ct);

    /// <summary>By writing: SQLite leaves a page alone whose content stays the same, so a counter moves.</summary>
    public async Task<bool> IsWritableAsync(CancellationToken ct)
    {
        try
        {
            return await database.WriteAsync(null, session => session.Change("update installation set write_checks = write_checks + 1"), ct) == 1;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
