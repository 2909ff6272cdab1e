using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Members;

/// <summary>Rules for changes that a person makes, not an identity provider (security.md I-52).</summary>
internal static class ManualRules
{
    /// <exception cref="RefusedException">NotFound, Forbidden.</exception>
    public static MemberState Target(MemberContext context, Authority authority)
    {
        var target = context.Member ?? throw MemberRules.NotFound();
        if (target.Member.Role.BuiltIn.Rank() > authority.Role.Rank())
        {
            throw new RefusedException(
                Refusal.Forbidden, $"This person's role is above yours: ask an owner or {target.Member.Role.BuiltIn.Word()} to do this.");
        }

        return target;
    }

    /// <exception cref="RefusedException">Forbidden.</exception>
    public static void RequireNotOwner(MemberContext context, MemberState target, string what)
    {
        if (target.Member.Number == context.Workspace.Owner)
            throw new RefusedException(Refusal.Forbidden, $"The owner {what}: transfer ownership first.");
    }

    /// <exception cref="RefusedException">Forbidden: nobody hands on more than they have, to others or to themselves.</exception>
    public static void RequireMayGrant(Authority authority, RoleRef role, RoleBook roles) =>
        authority.RequireAtLeast(roles.BuiltInOf(role), Permissions.Effective(role, roles));

    /// <summary>The member with other grants, and with the role that follows from them.</summary>
    public static MemberState With(MemberContext context, MemberState before, IReadOnlyList<Grant> grants, DateTimeOffset now)
    {
        var role = EffectiveRole.Of(grants, before.Member.Groups, context.GroupRoles, context.Workspace.Behaviour);
        var member = role == before.Member.Role.Ref
            ? before.Member
            : before.Member with { Role = AssignedRole.Of(role, context.Roles), Version = before.Member.Version + 1, Modified = now };
        return before with { Member = member, Grants = grants };
    }

    /// <param name="first">What the person did; what follows for the member comes after it.</param>
    public static MemberCommit Commit(MemberState before, MemberState after, Happening first)
    {
        var changes = MemberRecord.Changes(before, after);
        return new MemberCommit
        {
            After = after,
            Audit = [first.Fact, .. MemberRecord.Audit(before, after, changes)],
            Events = [.. MemberRecord.Events(before, after, changes)],
        };
    }
}
