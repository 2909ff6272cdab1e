using System.Runtime.CompilerServices;
using SQLitePCL;

namespace Rolecall.Storage.Sqlite;

/// <summary>A connection's statements by their texts.</summary>
/// <remarks>Most texts are constants, so that the object itself finds its statement sooner than what is written in it.</remarks>
internal sealed class PreparedStatements(sqlite3 database) : IDisposable
{
    /// <summary>Filters come in as many shapes as clients think of; beyond this many the statements are prepared anew.</summary>
    private const int Most = 200;
    private const int Objects = 256; // a power of two

    private readonly Dictionary<string, Statement> prepared = new(StringComparer.Ordinal);
    private readonly (string? Sql, Statement? Statement)[] byObject = new (string?, Statement?)[Objects];

    /// <summary>To be released; meanwhile the same text gets another one.</summary>
    public Statement Take(string sql)
    {
        ref var known = ref byObject[RuntimeHelpers.GetHashCode(sql) & (Objects - 1)];
        if (!ReferenceEquals(known.Sql, sql))
            known = (sql, prepared.TryGetValue(sql, out var same) ? same : Prepare(sql));
        return known.Statement!.IsInUse ? new Statement(database, sql, isKept: false) : known.Statement;
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values)
            statement.Forget();
        prepared.Clear();
        Array.Clear(byObject);
    }

    private Statement Prepare(string sql)
    {
        if (prepared.Count >= Most)
            Dispose();
        return prepared[sql] = new Statement(database, sql, isKept: true);
    }
}
