using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Rolecall.Testing.Postgres;

namespace Rolecall.Server.Tests;

/// <summary>An empty store of its own for one server. ROLECALL_TEST_STORE=postgres has the whole suite run over PostgreSQL.</summary>
internal abstract class TestStore : IDisposable
{
    public static bool IsPostgres => Environment.GetEnvironmentVariable("ROLECALL_TEST_STORE") == "postgres";

    /// <summary>For --store.</summary>
    public abstract string Address { get; }

    public static TestStore New() => IsPostgres ? new PostgresTestStore() : new SqliteTestStore();

    /// <summary>A look at the rows, past the server.</summary>
    public abstract DbConnection Connect();

    /// <summary>All that was ever written, to search for what must not be.</summary>
    public abstract IEnumerable<(string Name, string Text)> Written();

    public abstract void Dispose();
}

internal sealed class SqliteTestStore : TestStore
{
    private readonly string folder = Directory.CreateTempSubdirectory("rolecall-").FullName;

    public string Path => $"{folder}/rolecall.db";

    public override string Address => $"sqlite:{Path}";

    public override DbConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Every file, byte for byte; the lock is held and the operator's socket holds nothing.</summary>
    public override IEnumerable<(string Name, string Text)> Written()
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => System.IO.Path.GetExtension(file) is not (".lock" or ".sock")))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            yield return (System.IO.Path.GetFileName(file), reader.ReadToEnd());
        }
    }

    public override void Dispose() => Directory.Delete(folder, recursive: true);
}

internal sealed class PostgresTestStore : TestStore
{
    private readonly PostgresDatabase database = PostgresDatabases.New();

    public override string Address => $"postgres:{database.Connection}";

    public override DbConnection Connect()
    {
        var connection = new NpgsqlConnection(database.OwnersConnection);
        connection.Open();
        return connection;
    }

    /// <summary>Every row of every table.</summary>
    public override IEnumerable<(string Name, string Text)> Written()
    {
        using var connection = Connect();
        return [.. Texts(connection, "select tablename from pg_tables where schemaname = 'public'")
            .Select(table => (table, string.Join('\n', Texts(connection, $"select t::text from {table} t"))))];
    }

    public override void Dispose() => database.Dispose();

    private static List<string> Texts(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of our own tables
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }
}
