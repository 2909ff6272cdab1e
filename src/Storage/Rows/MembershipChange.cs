using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Text;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Takes the steps of one change of a group, and knows who came and who went by all of them together.</summary>
internal sealed class MembershipChange(Session session, Ledger ledger, GroupNumber group)
{
    private static readonly FilterEvaluator Evaluator = new(NameKey.Fold);

    // Who came and went again is in neither.
    private readonly HashSet<long> came = [];
    private readonly HashSet<long> went = [];

    public IReadOnlyCollection<long> Came => came;

    public IReadOnlyCollection<long> Went => went;

    /// <summary>All of them.</summary>
    public IEnumerable<long> Moved => came.Concat(went);

    /// <exception cref="RefusedException">InvalidValue: someone who cannot be a member. NoTarget, Mutability: a <see cref="ReplaceMatching"/>.</exception>
    public void Take(MembershipStep step)
    {
        switch (step)
        {
            case AddMembers { Ids: var ids }:
                Add([.. Known(ids).Where(named => !named.IsIn).Select(named => named.Member!.Value)]);
                break;
            case RemoveMembers { Ids: var ids }:
                Remove([.. Find(ids).Where(named => named.IsIn).Select(named => named.Member!.Value)]);
                break;
            case RemoveMatching { Where: var where }:
                Take(new RemoveMembers(Matching(where)));
                break;
            case ReplaceMatching { Where: var where, Ids: var ids }:
                CheckSame(Matching(where), ids);
                break;
            case ReplaceMembers { Ids: var ids }:
                Replace(Known(ids));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step));
        }
    }

    public void RemoveAll() => Remove(GroupMembers.NumbersOf(session, ledger.Workspace, group));

    /// <summary>Once, when all steps are taken.</summary>
    public void Record()
    {
        foreach (var portion in came.Chunk(GroupMembers.Portion))
            GroupMembers.Record(session, ledger, group, portion, came: true);
        foreach (var portion in went.Chunk(GroupMembers.Portion))
            GroupMembers.Record(session, ledger, group, portion, came: false);
    }

    private static void CheckSame(List<string> chosen, IReadOnlyList<string> wanted)
    {
        if (chosen.Count == 0)
            throw MembershipRefusals.NoTarget();
        if (!chosen.ToHashSet().SetEquals(wanted))
            throw MembershipRefusals.Fixed();
    }

    private void Replace(List<NamedMember> named)
    {
        var wanted = named.Select(member => member.Member!.Value).ToHashSet();
        Remove([.. GroupMembers.NumbersOf(session, ledger.Workspace, group).Where(member => !wanted.Contains(member))]);
        Add([.. named.Where(member => !member.IsIn).Select(member => member.Member!.Value)]);
    }

    private void Add(List<long> members)
    {
        foreach (var portion in members.Chunk(GroupMembers.Portion))
            GroupMembers.Add(session, ledger, group, portion);
        came.UnionWith(members.Where(member => !went.Remove(member)));
    }

    private void Remove(List<long> members)
    {
        foreach (var portion in members.Chunk(GroupMembers.Portion))
            GroupMembers.Remove(session, ledger, group, portion);
        went.UnionWith(members.Where(member => !came.Remove(member)));
    }

    private List<NamedMember> Known(IReadOnlyList<string> ids)
    {
        var named = Find(ids);
        return named.Find(member => member.Member is null) is { } unknown
            ? throw (IsGroup(unknown.Id) ? MembershipRefusals.Nested() : MembershipRefusals.Unknown(unknown.Id))
            : named;
    }

    private List<NamedMember> Find(IReadOnlyList<string> ids) =>
    [
        .. ids.Distinct(StringComparer.Ordinal).Chunk(GroupMembers.Portion)
            .SelectMany(portion => GroupMembers.Find(session, ledger.Workspace, group, portion)),
    ];

    private bool IsGroup(string id) =>
        ScimId.TryParse(id, out var scimId) && GroupRows.Find(session, ledger.Workspace, scimId) is not null;

    /// <summary>By anything but their ids, which is rare: so everyone in the group is looked at.</summary>
    private List<string> Matching(Filter where)
    {
        var location = Locations.Of(session, ledger.Workspace, MemberSchemas.User);
        return
        [
            .. GroupMembers.Of(session, ledger.Workspace, group)
                .Where(member => Evaluator.Matches(where, Shown(member, location)))
                .Select(member => member.Id.Value),
        ];
    }

    private static ComplexNode Shown(GroupMember member, string location) => ComplexNode.Empty
        .With("value", new TextNode(member.Id.Value))
        .With("$ref", new TextNode(location + member.Id))
        .With("display", new TextNode(member.Display))
        .With("type", new TextNode(MemberSchemas.User.Name));
}
