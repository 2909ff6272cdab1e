using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Rolecall.Server.Tests.Malformed;

/// <summary>
/// All that a workspace holds, row by row as it is stored: people, groups, resources, roles, grants, drift, definitions, counters. Only records
/// of what was refused are left out: the provisioning log, the audit, and the event that tells the owner that deactivations are held.
/// </summary>
internal sealed class DirectoryDigest : IDisposable
{
    private static readonly string[] Tables =
    [
        "members", "member_emails", "groups", "group_members", "roles", "connections", "grants", "received_roles", "drift", "retired_ids", "access_ends", "schemas", "resource_types",
        "resources", "unique_values",
    ];

    /// <summary>These only grow: how many rows there are says whether one came.</summary>
    private static readonly string[] Records = ["member_images", "group_images", "group_member_changes", "resource_images", "credentials"];

    private const string Counters = """
        select name, behaviour, owner, released_until, settings, scim_members, active_members, groups, join_sequence, types
        from workspaces where workspace = @workspace
        """;

    private readonly DbConnection connection;
    private readonly DbCommand command;

    public DirectoryDigest(RunningServer server, TestWorkspace workspace)
    {
        connection = server.Kept.Connect();
        command = connection.CreateCommand();
        command.CommandText = string.Join(
            ';',
            [
                Counters,
                .. Tables.Select(table => $"select '{table}', * from {table} where workspace = @workspace"),
                "select 'events', count(*) from events where workspace = @workspace and type <> 'provisioning.mass_deactivation'",
                .. Records.Select(table => $"select '{table}', count(*) from {table} where workspace = @workspace"),
            ]);
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@workspace";
        parameter.Value = long.Parse(workspace.Id.ToString(), CultureInfo.InvariantCulture);
        command.Parameters.Add(parameter);
        command.Prepare();
    }

    /// <summary>A line for each row, so that a difference can be read.</summary>
    public string Read()
    {
        var rows = new List<string>();
        using var reader = command.ExecuteReader();
        do
        {
            while (reader.Read())
            {
                var row = new StringBuilder();
                for (var i = 0; i < reader.FieldCount; i++)
                    row.Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i)).Append('|');
                rows.Add(row.ToString());
            }
        }
        while (reader.NextResult());
        rows.Sort(StringComparer.Ordinal); // a database promises no order
        return string.Join('\n', rows);
    }

    public void Dispose()
    {
        command.Dispose();
        connection.Dispose();
    }
}
