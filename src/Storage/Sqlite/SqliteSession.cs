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
        var statement = Take(sql);
        try
        {
            statement.Bind(parameters);
            while (statement.Step())
            {
            }

            return statement.ChangesRows ? raw.sqlite3_changes(connection.Handle) : -1;
        }
        finally
        {
            statement.Release();
        }
    }

    public override long? Number(string sql, params ReadOnlySpan<Parameter> parameters)
    {
        var statement = Take(sql);
        try
        {
            return Single(statement, parameters) == raw.SQLITE_INTEGER ? statement.Row.Number() : null;
        }
        finally
        {
            statement.Release();
        }
    }

    public override string? Text(string sql, params ReadOnlySpan<Parameter> parameters)
    {
        var statement = Take(sql);
        try
        {
            return Single(statement, parameters) == raw.SQLITE_TEXT ? statement.Row.Text() : null;
        }
        finally
        {
            statement.Release();
        }
    }

    public override T? First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Parameter> parameters)
        where T : class
    {
        var statement = Take(sql);
        try
        {
            statement.Bind(parameters);
            return statement.Step() ? read(statement.Row) : null;
        }
        finally
        {
            statement.Release();
        }
    }

    public override List<T> All<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Parameter> parameters)
    {
        var statement = Take(sql);
        try
        {
            statement.Bind(parameters);
            var all = new List<T>();
            while (statement.Step())
            {
                statement.Row.Rewind();
                all.Add(read(statement.Row));
            }

            return all;
        }
        finally
        {
            statement.Release();
        }
    }

    public override IEnumerable<T> Each<T>(string sql, Func<Row, T> read, params Parameter[] parameters)
    {
        var statement = Take(sql);
        try
        {
            statement.Bind(parameters);
            while (statement.Step())
            {
                statement.Row.Rewind();
                yield return read(statement.Row);
            }
        }
        finally
        {
            statement.Release();
        }
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

    private Statement Take(string sql)
    {
        onStatement?.Invoke(sql);
        return statements.Take(sql);
    }

    /// <summary>The type of the first column of the first row; that of null without a row.</summary>
    private static int Single(Statement statement, ReadOnlySpan<Parameter> parameters)
    {
        statement.Bind(parameters);
        return statement.Step() ? statement.TypeOf(0) : raw.SQLITE_NULL;
    }
}
