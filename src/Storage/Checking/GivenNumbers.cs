using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Checking;

/// <summary>No number is in use that the installation has still to give.</summary>
internal static class GivenNumbers
{
    private static readonly (string Kind, string Table, string Column)[] All =
    [
        ("member", "members", "member"),
        ("role", "roles", "role"),
        ("connection", "connections", "connection"),
        ("group", "groups", "group_number"),
        ("resource", "resources", "resource"),
    ];

    public static IEnumerable<string> Faults(Snapshot snapshot, Look look)
    {
        var numbers = snapshot.Numbers;
        foreach (var (kind, table, column) in All)
        {
            look.Saw();
            foreach (var workspace in snapshot.Workspaces)
            {
                var last = (long)snapshot.Query(
                    workspace, $"select coalesce(max({column}), 0) from {table} where workspace = @workspace").Single()[0]!;
                if (last > numbers[kind])
                    yield return $"workspace {workspace}: {kind} {last} is there, and the last that was given is {numbers[kind]}";
            }
        }
    }
}
