using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Checking;

/// <summary>What a workspace numbers ends where the workspace says; where nothing is ever removed, it has no gaps either.</summary>
internal static class Sequences
{
    private static readonly (string Counter, string Table, string Column, bool IsWhole)[] All =
    [
        ("event_sequence", "events", "sequence", true),
        ("run_sequence", "runs", "run", true),
        ("log_sequence", "provisioning_log", "sequence", false), // old lines go
        ("join_sequence", "group_members", "joined", false),
        ("audit_sequence", "members", "sequence", false),
        ("audit_sequence", "groups", "sequence", false),
        ("audit_sequence", "resources", "sequence", false),
        ("audit_sequence", "member_images", "sequence", false),
    ];

    public static IEnumerable<string> Faults(Snapshot snapshot, Look look) =>
        from workspace in snapshot.Workspaces
        from sequence in All
        let fault = Fault(snapshot, workspace, sequence, look)
        where fault is not null
        select fault;

    private static string? Fault(
        Snapshot snapshot, long workspace, (string Counter, string Table, string Column, bool IsWhole) sequence, Look look)
    {
        look.Saw();
        var row = snapshot.Query(
            workspace,
            $"""
            select w.{sequence.Counter}, (select count(*) from {sequence.Table} t where t.workspace = @workspace),
                (select coalesce(max(t.{sequence.Column}), 0) from {sequence.Table} t where t.workspace = @workspace)
            from workspaces w where w.workspace = @workspace
            """).Single();
        var (says, count, last) = ((long)row[0]!, (long)row[1]!, (long)row[2]!);
        if (last > says)
            return $"workspace {workspace}: {sequence.Table} go up to {last} and {sequence.Counter} says {says}";
        return sequence.IsWhole && (last != says || count != says)
            ? $"workspace {workspace}: {sequence.Table} have {count} rows up to {last} and {sequence.Counter} says {says}"
            : null;
    }
}
