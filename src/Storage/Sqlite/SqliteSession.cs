using Microsoft.Data.Sqlite;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Rows;
using Rolecall.Storage.Sessions;
using SQLitePCL;

namespace Rolecall.Storage.Sqlite;

/// <summary>Statements are kept by their text and compiled once.</summary>
/// <param name="onStatement">Is shown every statement; tests watch that each names its workspace.</param>
internal sealed class SqliteSession(SqliteConnection connection, SettingsCache settings, Action<string>? onStatement = null)
    : Session(SqliteDialect.Instance, settings)
{
    private readonly PreparedStatements statements = new(connection.Handle!);

    /// <summary>False again when SQLite gave a transaction up by itself, as it does when the disk fails.</summary>
    public override bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public override void Execute(string sql, params ReadOnlySpan<Parameter> parameters) => Change(sql, parameters);

    public override int Change(string sql, params ReadOnlySpan<Parameter> parameters)
    {
        using var use = Begin(sql, parameters);
        while (use.Statement.Step())
        {
        }

        return use.Statement.ChangesRows ? raw.sqlite3_changes(connection.Handle) : -1;
    }

    public override long? Number(string sql, params ReadOnlySpan<Parameter> parameters)
    {
        using var use = Begin(sql, parameters);
        return IsOf(raw.SQLITE_INTEGER, use.Statement) ? use.Statement.Row.Number() : null;
    }

    public override string? Text(string sql, params ReadOnlySpan<Parameter> parameters)
    {
        using var use = Begin(sql, parameters);
        return IsOf(raw.SQLITE_TEXT, use.Statement) ? use.Statement.Row.Text() : null;
    }

    public override T? First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Parameter> parameters)
        where T : class
    {
        using var use = Begin(sql, parameters);
        return use.Statement.Step() ? read(use.Statement.Row) : null;
    }

    public override List<T> All<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Parameter> parameters)
    {
        using var use = Begin(sql, parameters);
        var all = new List<T>();
        while (use.Statement.Step())
        {
            use.Statement.Row.Rewind();
            all.Add(read(use.Statement.Row));
        }

        return all;
    }

    public override IEnumerable<T> Each<T>(string sql, Func<Row, T> read, params Parameter[] parameters)
    {
        using var use = Begin(sql, parameters);
        while (use.Statement.Step())
        {
            use.Statement.Row.Rewind();
            yield return read(use.Statement.Row);
        }
    }

    /// <remarks>Nothing ever waits.</remarks>
    public override void Flush()
    {
    }

    public override void Savepoint(string name) => Execute($"savepoint {name}");

    public override void RollBackTo(string name)
    {
        Execute($"rollback to {name}");
        Release(name);
    }

    public override void Release(string name) => Execute($"release {name}");

    /// <summary>Keys and statements keep workspaces apart here.</summary>
    public override void Enter(WorkspaceId workspace)
    {
    }

    public override void EnterByCredential(string handle)
    {
    }

    public override void Dispose()
    {
        statements.Dispose();
        connection.Dispose();
    }

    private Use Begin(string sql, ReadOnlySpan<Parameter> parameters)
    {
        onStatement?.Invoke(sql);
        var statement = statements.Take(sql);
        try
        {
            statement.Bind(parameters);
            return new Use(statement);
        }
        catch
        {
            statement.Release();
            throw;
        }
    }

    /// <summary>Whether there is a row, and its first column is of that type.</summary>
    private static bool IsOf(int type, Statement statement) => statement.Step() && statement.TypeOf(0) == type;

    /// <summary>A statement from its binding to its release.</summary>
    private readonly record struct Use(Statement Statement) : IDisposable
    {
        public void Dispose() => Statement.Release();
    }
}
