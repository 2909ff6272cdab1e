using Microsoft.Data.Sqlite;
using Rolecall.Storage.Sqlite;

namespace Rolecall.Storage.Transfer;

/// <summary>The place of a store that is to be filled: held against servers, and empty.</summary>
internal sealed class SqlitePlace : IDisposable
{
    private readonly string path;
    private readonly FileStream held;

    private SqlitePlace(string path, FileStream held)
    {
        this.path = path;
        this.held = held;
    }

    /// <exception cref="UnusableStoreException">Something is there, or a server has it.</exception>
    public static SqlitePlace Take(string path)
    {
        var isNew = !File.Exists(path);
        StoreFiles.CreateFolder(path);
        var taken = StoreLock.Take(path);
        try
        {
            if (!isNew)
                DemandEmpty(path);
            return new SqlitePlace(path, taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>What belongs to the empty store must not be taken for a part of the new one.</summary>
    public void Clear()
    {
        foreach (var side in new[] { "-wal", "-shm", "-journal" })
            File.Delete(path + side);
    }

    public void Dispose() => held.Dispose();

    private static void DemandEmpty(string path)
    {
        if (new FileInfo(path).Length == 0)
            return;
        try
        {
            using var connection = SqliteOperator.Connect(path);
            if (Statements.Run(connection, "select 1 from sqlite_schema where name = 'accounts'") is not null)
                Target.DemandEmpty(connection);
            else if (Statements.Run(connection, "select 1 from sqlite_schema limit 1") is not null)
                throw new UnusableStoreException($"The file {path} is a database, and no store of Rolecall: name another one.");
        }
        catch (SqliteException)
        {
            throw new UnusableStoreException($"There is a file {path} that is no store of Rolecall: name another one.");
        }
    }
}
