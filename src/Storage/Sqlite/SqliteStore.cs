using Microsoft.Data.Sqlite;
using Rolecall.Domain;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Text;
using Rolecall.Storage.Backups;
using Rolecall.Storage.Rows;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Sqlite;

/// <summary>Everything in one file of this machine: the default store. One server has it open at a time.</summary>
public sealed class SqliteStore : IStore, IDatabase, IBackups
{
    private readonly FileStream held;
    private readonly SqliteFile file;
    private readonly TimeProvider clock;
    private readonly Readers readers;
    private readonly Checkpoints checkpoints;
    private readonly ChangeFeed changes = new();

    private SqliteStore(FileStream held, SqliteFile file, SqliteConnection writing, TimeProvider clock, Action<string>? onStatement)
    {
        this.held = held;
        this.file = file;
        this.clock = clock;
        checkpoints = new Checkpoints(file, clock);
        readers = new Readers(settings => new SqliteSession(file.OpenForReading(), settings, onStatement));
        Writer = new Writer(new SqliteSession(writing, new SettingsCache(), onStatement), changes);
        Installation = new Installation(this, clock);
        Accounts = new Accounts(this, clock);
    }

    public IInstallation Installation { get; }

    public IAccounts Accounts { get; }

    internal Writer Writer { get; }

    /// <summary>Opens the store, makes it when there is none, and brings its schema up to date.</summary>
    /// <exception cref="UnusableStoreException">
    /// Another server has it, a newer program wrote it, it is damaged, or it cannot promise that what was acknowledged is durable.
    /// </exception>
    public static SqliteStore Open(string path, TimeProvider clock) => Open(path, clock, null);

    /// <param name="onStatement">Is shown the text of every statement.</param>
    internal static SqliteStore Open(string path, TimeProvider clock, Action<string>? onStatement)
    {
        NameKey.SelfTest();
        var whole = Path.GetFullPath(path);
        StoreFiles.Create(whole);
        var taken = StoreLock.Take(whole);
        SqliteConnection? writing = null;
        try
        {
            var opened = new SqliteFile(whole);
            writing = opened.OpenForWriting();
            opened.Verify(writing);
            Migrator.Run(writing, Migrator.Embedded("Sqlite"), clock);
            return new SqliteStore(taken, opened, writing, clock, onStatement);
        }
        catch (Exception failure)
        {
            writing?.Dispose();
            taken.Dispose();
            if (failure is SqliteException error)
            {
                throw new UnusableStoreException(Failures.IsOfTheDisk(error)
                    ? $"The store {whole} cannot be written ({error.Message}): see that its disk has room and that this user may write there."
                    : $"The store {whole} cannot be opened as a database ({error.Message}): restore a backup.");
            }

            throw;
        }
    }

    public IDirectory Open(WorkspaceId workspace) => new WorkspaceDirectory(workspace, this, clock);

    public ISignOn SignOn(WorkspaceId workspace) => new WorkspaceSignOn(workspace, this, clock);

    public IDirectory Rehearse(WorkspaceId workspace, Action<RehearsedWrite> report) =>
        new WorkspaceDirectory(workspace, this, clock, new Rehearsal(report));

    public void Subscribe(Action<Change> hear) => changes.Subscribe(hear);

    public Task<BackupManifest> BackUpAsync(string file, bool replace, CancellationToken ct) => Task.Run(
        () =>
        {
            using var spared = checkpoints.Spare();
            return Backup.OfFile(this.file, file, replace, clock, _ => { }, ct);
        },
        ct);

    Task<T> IDatabase.ReadAsync<T>(WorkspaceId? workspace, Func<Session, T> read, CancellationToken ct) => readers.ReadAsync(read, ct);

    Task<T> IDatabase.ReadSnapshotAsync<T>(WorkspaceId? workspace, Func<Session, T> read, CancellationToken ct) =>
        readers.ReadSnapshotAsync(read, ct);

    Task<T> IDatabase.WriteAsync<T>(WorkspaceId? workspace, Func<Session, T> work, CancellationToken ct) => Writer.RunAsync(work, ct);

    /// <summary>Finishes the writes that wait, then leaves one whole file behind.</summary>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        readers.Dispose();
        await checkpoints.DisposeAsync();
        await held.DisposeAsync();
    }
}
