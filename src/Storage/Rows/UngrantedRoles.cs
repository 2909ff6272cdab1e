using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>
/// The roles of those whom nothing but a group or the default gives one: read and brought up to date for very many at once, in as many
/// statements for a thousand as for one.
/// </summary>
internal sealed class UngrantedRoles(Session session, WorkspaceId workspace, MemberNumber owner)
{
    private const int Portion = 1_000;

    private static readonly Sql All = new(_ => Select(""));
    private static readonly Sql Some = new(dialect => Select($" and {dialect.OneOf("m.member", "@members")}"));
    private static readonly Sql GroupsOfSome = new(dialect =>
        $"""
        select gm.member, gm.group_number from {dialect.From("group_members", "gm", "group_members_of")}
        where gm.workspace = @workspace and {dialect.OneOf("gm.member", "@members")}
        """);

    /// <summary>How many would have another role.</summary>
    public IReadOnlyList<RoleShift> Shifts(GroupRoleBook mappings, Behaviour behaviour) =>
    [
        .. Misplaced(mappings, behaviour)
            .GroupBy(one => (one.From, one.To))
            .Select(shift => new RoleShift(shift.Key.From, shift.Key.To, shift.LongCount())),
    ];

    /// <summary>Gives everyone the role that follows from the groups as they are now.</summary>
    /// <returns>Who has another one by it.</returns>
    public IReadOnlyList<MovedRole> Settle(Ledger ledger, GroupRoleBook mappings, Behaviour behaviour) => Settle(ledger, Misplaced(mappings, behaviour));

    /// <inheritdoc cref="Settle(Ledger, GroupRoleBook, Behaviour)"/>
    /// <param name="members">Only they are looked at.</param>
    public IReadOnlyList<MovedRole> Settle(Ledger ledger, GroupRoleBook mappings, Behaviour behaviour, IEnumerable<long> members) => Settle(
        ledger, [.. members.Chunk(Portion).SelectMany(portion => Misplaced(mappings, behaviour, portion))]);

    private List<MovedRole> Settle(Ledger ledger, List<MovedRole> misplaced)
    {
        foreach (var to in misplaced.GroupBy(one => one.To))
        {
            foreach (var portion in to.Select(one => one.Member.Value).Chunk(Portion))
            {
                var holders = new Holders(session.Dialect.OneOf("m.member", "@holders"), ("@holders", portion));
                RoleMove.MoveMembers(session, ledger, holders, to.Key);
            }
        }

        if (misplaced.Count > 0)
            session.Announce(new Domain.Change(workspace, null));
        return misplaced;
    }

    private List<MovedRole> Misplaced(GroupRoleBook mappings, Behaviour behaviour)
    {
        var given = new Dictionary<long, RoleRef>();
        foreach (var mapping in mappings.Counting)
        {
            foreach (var member in GroupMembers.NumbersOf(session, workspace, mapping.Number))
                given.TryAdd(member, mapping.Role); // in the order of priority: the first counts
        }

        return Misplaced(All, [], given, behaviour);
    }

    private List<MovedRole> Misplaced(GroupRoleBook mappings, Behaviour behaviour, long[] members)
    {
        var byGroup = mappings.Counting.ToDictionary(mapping => mapping.Number.Value);
        var given = session
            .All(
                GroupsOfSome.In(session),
                row => (Member: row.Number(), Mapping: byGroup.GetValueOrDefault(row.Number())),
                ("@workspace", workspace.Value),
                ("@members", members))
            .Where(one => one.Mapping is not null)
            .GroupBy(one => one.Member, one => one.Mapping!)
            .ToDictionary(own => own.Key, own => own.MinBy(mapping => mapping.Priority)!.Role);
        return Misplaced(Some, members, given, behaviour);
    }

    private List<MovedRole> Misplaced(Sql select, long[] members, Dictionary<long, RoleRef> given, Behaviour behaviour)
    {
        var usual = RoleRef.Of(behaviour.DefaultRole);
        return
        [
            .. session.All(
                    select.In(session),
                    row => (Member: row.Number(), Role: Stored.Role(row.Int(), row.IntOrNull())),
                    ("@workspace", workspace.Value),
                    ("@owner", owner.Value),
                    ("@members", members))
                .Select(one => new MovedRole(new MemberNumber(one.Member), one.Role, given.GetValueOrDefault(one.Member, usual)))
                .Where(one => one.From != one.To),
        ];
    }

    /// <remarks>Not by "exists": PostgreSQL may answer that from a list of all who have any grant.</remarks>
    private static string Select(string condition) =>
        $"""
        select m.member, m.role, m.custom_role
        from members m
        where m.workspace = @workspace and m.member <> @owner
            and (select 1 from grants g where g.workspace = m.workspace and g.member = m.member limit 1) is null{condition}
        """;
}
