using Rolecall.Domain.Auditing;
using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Checking;

/// <summary>Every workspace's audit is numbered without gaps, and each entry's hash follows from the one before, up to what the workspace says.</summary>
internal static class AuditChains
{
    public static IEnumerable<string> Faults(Snapshot snapshot, Look look) => snapshot.Workspaces.SelectMany(workspace => Faults(snapshot, workspace, look));

    private static IEnumerable<string> Faults(Snapshot snapshot, long workspace, Look look)
    {
        var end = snapshot.Query(workspace, "select audit_sequence, audit_hash from workspaces where workspace = @workspace").Single();
        var hash = AuditChain.Start.ToArray();
        var last = 0L;
        var entries = snapshot.Query(
            workspace,
            """
            select sequence, at, made_by, address, request_id, action, target, detail, hash from audit
            where workspace = @workspace order by sequence
            """);
        foreach (var entry in entries)
        {
            look.Saw();
            var sequence = (long)entry[0]!;
            if (sequence != ++last)
            {
                yield return $"workspace {workspace}: the audit has no entry {last}";
                yield break;
            }

            hash = Next(hash, workspace, sequence, entry);
            if (!hash.AsSpan().SequenceEqual((byte[])entry[8]!))
            {
                yield return $"workspace {workspace}: the audit entry {sequence} is not the one that was written";
                yield break;
            }
        }

        if (last != (long)end[0]! || !hash.AsSpan().SequenceEqual((byte[])end[1]!))
            yield return $"workspace {workspace}: the audit ends with entry {last} and the workspace says {end[0]}";
    }

    private static byte[] Next(byte[] hash, long workspace, long sequence, object?[] entry) => AuditChain.Next(
        hash,
        (int)workspace,
        sequence,
        DateTimeOffset.FromUnixTimeMilliseconds((long)entry[1]!),
        (string)entry[2]!,
        (string?)entry[3],
        (string)entry[4]!,
        new AuditFact((string)entry[5]!, (string)entry[6]!, (string)entry[7]!));
}
