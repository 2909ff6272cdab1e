using Microsoft.Data.Sqlite;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Sizes;

/// <summary>Puts people into a database that no server has open: over HTTP so many would take minutes.</summary>
internal static class ManyMembers
{
    private const int First = 1_000_000; // far from the numbers that the server gives

    private static readonly string Notes = new('x', 500); // each row as large as a usual one

    /// <returns>Their ids.</returns>
    public static string[] Add(Installation installation, int count)
    {
        using var connection = new SqliteConnection($"Data Source={installation.Database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            with recursive one (n) as (select 0 union all select n + 1 from one where n < @count - 1)
            insert into members (workspace, member, scim_id, user_name, user_name_key, key_version, active, role, version, created_at,
                modified_at, sequence, extensions, profile, search)
            select @workspace, @first + n, printf('00000000-0000-7000-8000-%012x', n), 'user' || n, 'user' || n, 1, 1, 3, 1, 0, 0, 1, '',
                json_object('userName', 'user' || n, 'title', @notes), json_object('userName', 'user' || n, 'title', @notes)
            from one;
            update workspaces set scim_members = scim_members + @count, active_members = active_members + @count where workspace = @workspace;
            """;
        command.Parameters.AddWithValue("@workspace", installation.Workspace);
        command.Parameters.AddWithValue("@count", count);
        command.Parameters.AddWithValue("@first", First);
        command.Parameters.AddWithValue("@notes", Notes);
        command.ExecuteNonQuery();
        return [.. Enumerable.Range(0, count).Select(n => $"00000000-0000-7000-8000-{n:x12}")];
    }
}
