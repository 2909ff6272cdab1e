using Microsoft.Data.Sqlite;

namespace Rolecall.Storage.Transfer;

/// <summary>A connection to a file that no server has: with none of the settings that a server's promises rest on.</summary>
internal static class SqliteOperator
{
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection Connect(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
