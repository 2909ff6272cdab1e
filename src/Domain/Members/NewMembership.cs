using Rolecall.Domain.Entitlements;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Members;

/// <summary>A member under a new SCIM id: someone new, or a person whom SCIM had deleted and who keeps number and data.</summary>
internal sealed class NewMembership(MemberContext context, Caller caller, DateTimeOffset now, List<string> notes)
{
    private readonly RoleOffer? offer = context.OfferTo(caller.Connection);

    public MemberCommit Of(ComplexNode requested, IReadOnlyList<RoleSignal> signals)
    {
        var offered = offer is null ? null : OfferedInput.Of(requested, kept: null, named: null);
        var profile = offered?.Profile ?? requested;
        var former = context.DeletedWithUserName;
        UniqueValues.Check(context.Types.Profile, profile, value => context.IsValueTaken(value, former?.Member.Number ?? default));
        var role = Decide(profile, offered, signals);
        IReadOnlyList<Grant> grants = role.Role is { } given ? [MemberRules.AttributeGrant(context, caller, given, role.Via, now)] : [];
        var member = new Member(
            former?.Member.Number ?? context.NewNumber(),
            ScimId.New(now),
            MemberProfile.Of(context.Types.Profile, profile),
            AssignedRole.Of(EffectiveRole.Of(grants, [], context.GroupRoles, context.Workspace.Behaviour), context.Roles),
            caller.Connection,
            former?.Member.Account,
            Version: 1,
            Created: now,
            Modified: now);

        if (offered?.Entitlements is { } entitlements)
            notes.AddRange(new EntitlementRules(offer!, before: null, member.Role).Check(entitlements, isPatch: false));

        var after = new MemberState(member, grants, role.Received, []);
        var changes = MemberRecord.Changes(former, after);
        if (former is not null)
            notes.Add("This person was deleted over SCIM before: the data is theirs again, under a new id.");
        return new MemberCommit
        {
            After = after,
            Places = RolePlaces.Learn(context.Find(caller.Connection), signals),
            Audit = [.. MemberRecord.Audit(former, after, changes)],
            Events = [.. MemberRecord.Events(former, after, changes)],
        };
    }

    /// <summary>Someone created without access is decided on like anyone: nothing ends here that must not be held up.</summary>
    private RoleVerdict Decide(ComplexNode profile, OfferedInput? offered, IReadOnlyList<RoleSignal> signals)
    {
        var current = AssignedRole.Of(RoleRef.Of(context.Workspace.Behaviour.DefaultRole), context.Roles);
        var names = new RoleNames(context.Roles, context.Workspace.Behaviour);
        var verdict = offered is null
            ? new RoleDecision(
                names, current, ShownRole.Nothing, standing: null, ReceivedRoles.None, rolesBefore: [], RolesEntries.Of(profile)).Of(signals)
            : new OfferDecision(names, offer!, current, ShownRole.Nothing, standing: null, ReceivedRoles.None, isPatch: false)
                .Of(offered.Roles, signals);
        notes.AddRange(verdict.Notes);
        return verdict;
    }
}
