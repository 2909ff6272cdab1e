using Npgsql;
using Rolecall.Domain;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Text;
using Rolecall.Storage.Rows;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Postgres;

/// <summary>Everything in a PostgreSQL database that several nodes share.</summary>
public sealed class PostgresStore : IStore, IDatabase
{
    private readonly NpgsqlDataSource source;
    private readonly TimeProvider clock;
    private readonly PostgresReaders readers;
    private readonly PostgresWriters writers;
    private readonly ChangeFeed changes = new();
    private readonly ChangeListener listener;

    private PostgresStore(PostgresSource source, TimeProvider clock, Action<string>? onStatement)
    {
        this.source = source.Data;
        this.clock = clock;
        readers = new PostgresReaders(source.Data, source.Readers, onStatement);
        writers = new PostgresWriters(source.Data, source.Writers, changes, onStatement);
        listener = new ChangeListener(source.Data, changes);
        Installation = new Installation(this, clock);
        Accounts = new Accounts(this, clock);
    }

    public IInstallation Installation { get; }

    public IAccounts Accounts { get; }

    /// <summary>Opens the store, makes its tables when there are none and brings them up to date, if the login may.</summary>
    /// <param name="connection">As Npgsql writes it: "Host=…;Database=…;Username=…". Several hosts are asked for the primary.</param>
    /// <exception cref="UnusableStoreException">It cannot be reached, or does not promise what must be promised.</exception>
    public static PostgresStore Open(string connection, TimeProvider clock) => Open(connection, clock, null);

    /// <param name="onStatement">Is shown the text of every statement.</param>
    internal static PostgresStore Open(string connection, TimeProvider clock, Action<string>? onStatement)
    {
        NameKey.SelfTest();
        var opened = PostgresSource.Of(connection);
        try
        {
            using (var first = opened.Data.OpenConnection())
            {
                PostgresServer.Verify(first);
                PostgresSchema.Update(first, clock);
                PostgresServer.VerifyRole(first);
            }

            return new PostgresStore(opened, clock, onStatement);
        }
        catch (Exception failure)
        {
            opened.Data.Dispose();
            if (failure is NpgsqlException and not PostgresException { SqlState: PostgresErrorCodes.SyntaxError })
                throw new UnusableStoreException($"The PostgreSQL store cannot be opened ({failure.Message}): check the connection, and that the server runs.");
            throw;
        }
    }

    public IDirectory Open(WorkspaceId workspace) => new WorkspaceDirectory(workspace, this, clock);

    public ISignOn SignOn(WorkspaceId workspace) => new WorkspaceSignOn(workspace, this, clock);

    public IDirectory Rehearse(WorkspaceId workspace, Action<RehearsedWrite> report) =>
        new WorkspaceDirectory(workspace, this, clock, new Rehearsal(report));

    public void Subscribe(Action<Change> hear) => changes.Subscribe(hear);

    Task<T> IDatabase.ReadAsync<T>(WorkspaceId? workspace, Func<Session, T> read, CancellationToken ct) =>
        readers.RunAsync(workspace, read, isSnapshot: false, ct);

    Task<T> IDatabase.ReadSnapshotAsync<T>(WorkspaceId? workspace, Func<Session, T> read, CancellationToken ct) =>
        readers.RunAsync(workspace, read, isSnapshot: true, ct);

    Task<T> IDatabase.WriteAsync<T>(WorkspaceId? workspace, Func<Session, T> work, CancellationToken ct) =>
        writers.RunAsync(workspace, work, ct);

    /// <summary>Finishes what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.Run(() =>
        {
            listener.Dispose();
            writers.Dispose();
            readers.Dispose();
        });
        await source.DisposeAsync();
    }
}
