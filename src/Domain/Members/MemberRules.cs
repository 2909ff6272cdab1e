using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Domain.Members;

/// <summary>Rules every SCIM write keeps, and the sentences that say so.</summary>
internal static class MemberRules
{
    /// <exception cref="RefusedException">Forbidden.</exception>
    public static void CheckManager(MemberContext context, Member member, Caller caller) =>
        WriteRules.CheckManager("member", member.ManagedBy, caller, context.Find);

    /// <summary>The member a request names, in the version it may ask for.</summary>
    /// <exception cref="RefusedException">NotFound, VersionMismatch.</exception>
    public static MemberState Addressed(MemberContext context, EntityTags? ifMatch)
    {
        var state = context.Member ?? throw NotFound();
        WriteRules.CheckVersion("user", state.Member.Version, ifMatch);
        return state;
    }

    public static RefusedException NotFound() => new(Refusal.NotFound, "There is no such user in this workspace.");

    public static RefusedException UserNameTaken() =>
        new(Refusal.Uniqueness, "The userName is taken by another user of this workspace: link to that user, or send another userName.");

    public static RefusedException OwnerStays() => new(
        Refusal.Forbidden,
        "The owner of the workspace cannot be deactivated or deleted over SCIM: transfer ownership in the Rolecall console first.");

    public static RefusedException OwnerKeepsRole() => new(
        Refusal.Forbidden, "The owner's role cannot be changed over SCIM: transfer ownership in the Rolecall console first.");

    public static Grant AttributeGrant(MemberContext context, Caller caller, RoleRef role, RoleAttribute? via, DateTimeOffset now) =>
        new(GrantSource.Attribute, role, via, context.Sequence, caller.Name, caller.RequestId, now);
}
