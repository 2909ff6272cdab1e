using Npgsql;
using Rolecall.Durability.Tests.Images;
using Rolecall.Durability.Tests.Running;
using Rolecall.Testing.Postgres;

namespace Rolecall.Durability.Tests.Postgres;

/// <summary>A PostgreSQL server of the test's own that forces to a disk, as in production, and a database in it.</summary>
internal sealed class PostgresOnDisk : IDisposable
{
    private const string Database = "rolecall";

    /// <summary>Unlike /tmp it is never in memory.</summary>
    private const string Disk = "/var/tmp";

    private readonly string folder;

    private PostgresOnDisk(string folder, string? rows)
    {
        this.folder = folder;
        // Recovery forces the folder to disk: in one call, not file by file, which is what takes long.
        Process = PostgresProcess.Make(folder, "-c shared_buffers=128MB -c max_connections=200 -c max_wal_size=1GB -c recovery_init_sync_method=syncfs");
        Process.Start();
        if (rows is not null)
        {
            PostgresProcess.Give(rows);
            Execute($"create tablespace rows location '{rows}'", "postgres");
        }

        Execute($"create database {Database}{(rows is null ? "" : " tablespace rows")}", "postgres");
    }

    public PostgresProcess Process { get; }

    /// <summary>Above everything; for looking, and for making the tables.</summary>
    public string OwnersConnection => ConnectionOf("owner", Database);

    /// <summary>As a login that owns nothing, which is how a careful operator runs the server.</summary>
    public string Store => $"postgres:{ConnectionOf("app", Database)}";

    /// <param name="rows">A folder for tables and indexes; null for beside the write-ahead log.</param>
    public static PostgresOnDisk Start(string? rows = null)
    {
        if (!PostgresProcess.IsInstalled)
            Assert.Skip("PostgreSQL's server programs are not on this machine: install postgresql-15.");
        return new PostgresOnDisk(Path.Combine(Disk, $"rolecall-{Path.GetRandomFileName()}"), rows);
    }

    /// <summary>A workspace, and the rest of the installation with the first.</summary>
    public async Task<Installation> FoundAsync(string name = "durable")
    {
        var installation = await Installation.FoundInAsync($"postgres:{OwnersConnection}", name);
        Execute("do $$ begin if to_regrole('app') is null then create role app login in role rolecall_server; end if; end $$");
        installation.Store = Store;
        return installation;
    }

    public void Execute(string sql, string database = Database)
    {
        using var connection = new NpgsqlConnection(ConnectionOf("owner", database));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own text
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <param name="checks">All of them, or those that hold whatever was written.</param>
    public IReadOnlyList<string> Complaints(Func<StoreImage, IEnumerable<string>> checks)
    {
        using var image = new PostgresImage(
            OwnersConnection, () => Process.Check("pg_amcheck", $"--install-missing --heapallindexed --parent-check -d {Database}"));
        return [.. checks(image)];
    }

    public void Dispose()
    {
        Process.Stop();
        Directory.Delete(folder, recursive: true);
    }

    private string ConnectionOf(string login, string database) =>
        $"Host=127.0.0.1;Port={Process.Port};Username={login};Database={database};Pooling={(login == "app" ? "true" : "false")}";
}
