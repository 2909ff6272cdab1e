using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Roles;

/// <summary>Why a member has the role it has: every reason there is, which one counts, and why (design §4.2).</summary>
/// <param name="Sentence">About the one that counts.</param>
/// <param name="Reasons">The one that counts first, the others in the order in which they would.</param>
public sealed record RoleExplanation(string Sentence, IReadOnlyList<RoleReason> Reasons)
{
    /// <param name="state">With the groups the member is in.</param>
    /// <param name="joins">How the member came into the groups that give a role.</param>
    public static RoleExplanation Of(MemberState state, WorkspaceView view, IReadOnlyList<GroupJoin> joins)
    {
        if (state.Member.Number == view.Workspace.Owner)
        {
            const string owns = "The owner's role follows from owning the workspace, not from grants.";
            return new RoleExplanation(owns, [new RoleReason(RoleSource.Owner, RoleRef.Of(BuiltInRole.Owner), Counts: true, owns)]);
        }

        RoleReason[] reasons = [.. OfGrants(state.Grants), .. OfGroups(state, view, joins), OfDefault(state, view)];
        var counting = reasons.First(reason => reason.Counts);
        return new RoleExplanation(counting.Sentence, [counting, .. reasons.Where(reason => !reason.Counts)]);
    }

    private static IEnumerable<RoleReason> OfGrants(IReadOnlyList<Grant> grants)
    {
        var last = grants.MaxBy(grant => grant.Sequence);
        return grants.OrderByDescending(grant => grant.Sequence).Select(grant => new RoleReason(
            grant.Source == GrantSource.Manual ? RoleSource.Manual : RoleSource.Attribute, grant.Role, grant == last, Words(grant, grant == last, grants.Count))
        {
            Via = grant.Via,
            By = grant.By,
            RequestId = grant.RequestId,
            At = grant.At,
        });
    }

    private static string Words(Grant grant, bool counts, int all)
    {
        if (!counts)
            return "It does not count: of two grants the later one counts.";
        var one = grant.Source == GrantSource.Manual ? "a person assigned it by hand" : "the identity provider sent it";
        return all == 1
            ? $"It counts because {one}, and no one else assigned a role since."
            : $"It counts because {one} last; of two grants the later one counts.";
    }

    private static IEnumerable<RoleReason> OfGroups(MemberState state, WorkspaceView view, IReadOnlyList<GroupJoin> joins)
    {
        var best = view.GroupRoles.Best(state.Member.Groups);
        var own = view.GroupRoles.Mappings
            .Select(mapping => (Mapping: mapping, Group: state.Member.Groups.FirstOrDefault(group => group.Id == mapping.Group)))
            .Where(one => one.Group is not null)
            .ToArray();
        foreach (var (mapping, group) in own)
        {
            var join = joins.FirstOrDefault(join => join.Group == mapping.Group);
            var counts = mapping == best && state.Grants.Count == 0;
            yield return new RoleReason(RoleSource.GroupMapping, mapping.Role, counts, counts ? Counting() : Outranked())
            {
                Group = group,
                Mapping = mapping,
                By = join?.By,
                RequestId = join?.RequestId,
                At = join?.At,
            };

            string Counting() => own.Length == 1
                ? $"It counts because the person is in the group '{group!.DisplayName}', and no grant assigns a role."
                : $"It counts because the person is in the group '{group!.DisplayName}', the first of those that give a role, and no grant assigns one.";

            string Outranked() => GroupRoleBook.WhyNot(mapping, view.Workspace.Behaviour, view.Roles) is { } why
                ? $"It does not count: {why}"
                : state.Grants.Count > 0
                    ? "It does not count: a grant counts before any group."
                    : $"It does not count: a group of priority {best!.Priority} counts before this one of {mapping.Priority}.";
        }
    }

    private static RoleReason OfDefault(MemberState state, WorkspaceView view)
    {
        var role = view.Workspace.Behaviour.DefaultRole;
        var counts = state.Grants.Count == 0 && view.GroupRoles.Best(state.Member.Groups) is null;
        return new RoleReason(RoleSource.Default, RoleRef.Of(role), counts, counts
            ? $"Nobody assigned a role, so the workspace's default counts: {role.Word()}."
            : "It does not count: the default is for those whom nothing assigns a role.");
    }
}
