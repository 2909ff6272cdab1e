using System.Data.Common;
using Rolecall.Domain.Auditing;

namespace Rolecall.Durability.Tests.Images;

/// <summary>What must be true of a database at every instant, however the server ended; a sentence for each thing that is not.</summary>
internal static class StoreChecks
{
    /// <summary>Changes that the audit tells and no app hears of.</summary>
    private const string Silent = "('member.adopted', 'member.grant_changed')";

    private static readonly (string What, string Counted, string Kept)[] Counters =
    [
        ("members that SCIM sees", "select count(*) from members where scim_id is not null", "scim_members"),
        ("members with access", "select count(*) from members where active", "active_members"),
        ("the last audit entry", "select coalesce(max(sequence), 0) from audit", "audit_sequence"),
        ("audit entries", "select count(*) from audit", "audit_sequence"),
        ("the last event", "select coalesce(max(sequence), 0) from events", "event_sequence"),
        ("events", "select count(*) from events", "event_sequence"),
    ];

    /// <summary>Where there are users and no groups.</summary>
    public static IEnumerable<string> Of(StoreImage image) => [.. Sound(image), .. Changes(image)];

    /// <summary>Whatever was written.</summary>
    public static IEnumerable<string> Sound(StoreImage image) => [.. image.Damage(), .. Counted(image), .. Audit(image)];

    private static IEnumerable<string> Counted(StoreImage image) =>
        from counter in Counters
        let counted = image.Number(counter.Counted)
        let kept = image.Number($"select {counter.Kept} from workspaces")
        where counted != kept
        select $"{counter.What}: {counted} were counted and {counter.Kept} says {kept}";

    private static IEnumerable<string> Audit(StoreImage image)
    {
        var previous = AuditChain.Start.ToArray();
        var lines = image.All(
            "select workspace, sequence, at, made_by, address, request_id, action, target, detail, hash from audit order by sequence",
            row => (Sequence: row.GetInt64(1), Hash: (byte[])row.GetValue(9), Next: (Func<byte[], byte[]>)Chain(row)));
        foreach (var (sequence, hash, next) in lines)
        {
            if (!next(previous).AsSpan().SequenceEqual(hash))
                yield return $"audit entry {sequence} does not follow from the one before";
            previous = hash;
        }

        if (!image.All("select audit_hash from workspaces", row => (byte[])row.GetValue(0)).Single().AsSpan().SequenceEqual(previous))
            yield return "the hash that the workspace keeps is not that of its last audit entry";
    }

    private static Func<byte[], byte[]> Chain(DbDataReader row)
    {
        var (workspace, sequence, at) = (row.GetInt32(0), row.GetInt64(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)));
        var (by, address, request) = (row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5));
        var fact = new AuditFact(row.GetString(6), row.GetString(7), row.GetString(8));
        return previous => AuditChain.Next(previous, workspace, sequence, at, by, address, request, fact);
    }

    /// <summary>Row, image, audit, event and log are written together: each tells of the same changes.</summary>
    private static IEnumerable<string> Changes(StoreImage image)
    {
        if (image.Number($$"""
            select count(*) from (
                select row_number() over (order by sequence) as place, action, target from audit
                where action like 'member.%' and action not in {{Silent}}) as told
            full join (
                select row_number() over (order by sequence) as place, type, subject from events where type like 'member.%') as sent
            on told.place = sent.place and told.action = sent.type and told.target = sent.subject
            where told.place is null or sent.place is null
            """) is > 0 and var unequal)
            yield return $"{unequal} changes are in the audit or among the events, and not in both in the same order";

        if (image.Number("""
            select count(*) from members where version <> 1 + (
                select count(*) from member_images where member_images.workspace = members.workspace and member_images.member = members.member)
            """) is > 0 and var versions)
            yield return $"{versions} members have a version that is not the number of their changes";

        if (image.Number("select count(distinct request_id) from audit where action like 'member.%' and made_by <> 'operator'") is var told
            && image.Number("select count(distinct request_id) from provisioning_log where status between 200 and 299 and method <> 'GET'") is var logged
            && told > logged)
            yield return $"{told} requests are in the audit and {logged} in the provisioning log";
    }
}
