using Rolecall.Domain.Entitlements;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Members;

/// <summary>What a SCIM request wants of a member that is there: PUT, PATCH and the POST of a former member all end here.</summary>
/// <param name="Profile">The whole profile as requested.</param>
/// <param name="Touched">The attributes the request spoke about; null for all.</param>
/// <param name="MayEcho">Whether it may carry our own answer back.</param>
internal sealed record RequestedChange(
    ComplexNode Profile, IReadOnlyCollection<string>? Touched, IReadOnlyList<RoleSignal> Roles, bool MayEcho)
{
    /// <summary>Whether the request itself says that access ends, or has ended: not so another change of somebody inactive.</summary>
    public required bool Deactivates { get; init; }

    /// <summary>The attributes that were sent, null or not, in canonical notation; null when one without a value says nothing.</summary>
    public IReadOnlyCollection<string>? Named { get; init; }
}

/// <summary>Decides one change of an existing member under the workspace's policies (design §4, §5).</summary>
internal sealed class MemberChange(MemberContext context, Caller caller, DateTimeOffset now)
{
    private readonly List<string> notes = [];
    private readonly RoleOffer? offer = context.OfferTo(caller.Connection);

    public IReadOnlyList<string> Notes => notes;

    /// <exception cref="RefusedException">Forbidden, InvalidValue, Uniqueness, Held.</exception>
    public MemberCommit Of(MemberState before, RequestedChange requested)
    {
        var offered = offer is null ? null : OfferedInput.Of(requested.Profile, before.Member.Profile.Document, requested.Named);
        var profile = offered?.Profile ?? requested.Profile;
        var deactivates = requested.Deactivates;
        MemberRules.CheckManager(context, before.Member, caller);
        if (deactivates && IsOwner(before.Member))
            throw MemberRules.OwnerStays();

        var merge = ProfileMerge.Of(before.Member.Profile.Document, profile, context.Workspace.Behaviour.ProfileUpdates);
        var applied = CheckUnique(before, CheckUserName(before, merge.Applied, deactivates), deactivates);
        var role = Decide(before, applied, requested, offered, deactivates);
        var grants = Grants(before, role);
        var drift = DriftRecord.Of(before.Drift, merge.Withheld, requested.Touched, now);
        if (!ReferenceEquals(drift, before.Drift) && merge.Withheld.Count > 0)
            notes.Add($"{DriftRecord.RoleOnly}: kept {string.Join(", ", merge.Withheld.Select(value => value.Attribute))}.");

        var effective = IsOwner(before.Member) ? before.Member.Role.Ref : EffectiveRole.Of(grants, before.Member.Groups, context.GroupRoles, context.Workspace.Behaviour);
        if (grants.Count == 0 && effective != before.Member.Role.Ref && context.GroupRoles.Best(before.Member.Groups) is { } mapping)
            notes.Add(RoleSentences.ByGroup(before.Member.Groups.First(group => group.Id == mapping.Group).DisplayName));
        var member = Changed(before.Member, applied, effective);
        CheckEntitlements(before.Member, member, requested, offered);
        return Commit(before, new MemberState(member, grants, role.Received, drift), requested.Roles);
    }

    private bool IsOwner(Member member) => member.Number == context.Workspace.Owner;

    private MemberCommit Commit(MemberState before, MemberState after, IReadOnlyList<RoleSignal> signals)
    {
        var endsAccess = before.Member.Active && !after.Member.Active;
        var isMass = endsAccess && MassDeactivationGuard.Crosses(context, now);
        var changes = MemberRecord.Changes(before, after);
        var audit = MemberRecord.Audit(before, after, changes);
        var events = MemberRecord.Events(before, after, changes);
        return new MemberCommit
        {
            After = after,
            EndsAccess = endsAccess,
            Places = RolePlaces.Learn(context.Find(caller.Connection), signals),
            Audit = [.. isMass ? audit.Append(MassDeactivationRecord.Fact(caller)) : audit],
            Events = [.. isMass ? events.Append(MassDeactivationRecord.Event(caller)) : events],
        };
    }

    /// <summary>A request that ends access is never refused for the name it carries: the old name stays, and the log says so.</summary>
    private ComplexNode CheckUserName(MemberState before, ComplexNode applied, bool deactivates)
    {
        var former = before.Member.Profile.UserName;
        var userName = applied.Text("userName")!;
        if (userName == former)
            return applied;

        try
        {
            if (context.IsTaken(NameKey.Of(userName), before.Member.Number))
                throw MemberRules.UserNameTaken();
            return applied;
        }
        catch (RefusedException refusal) when (deactivates)
        {
            notes.Add($"The user name was left as it was, because access had to end: {refusal.Message}");
            return applied.With("userName", new TextNode(former));
        }
    }

    /// <summary>The same for attributes of the workspace's own that must be unique.</summary>
    private ComplexNode CheckUnique(MemberState before, ComplexNode applied, bool deactivates)
    {
        var type = context.Types.Profile;
        try
        {
            UniqueValues.Check(type, applied, value => context.IsValueTaken(value, before.Member.Number));
            return applied;
        }
        catch (RefusedException refusal) when (deactivates)
        {
            notes.Add($"Values that must be unique were left as they were, because access had to end: {refusal.Message}");
            return UniqueValues.Kept(type, before.Member.Profile.Document, applied);
        }
    }

    private RoleVerdict Decide(MemberState before, ComplexNode applied, RequestedChange requested, OfferedInput? offered, bool deactivates)
    {
        var names = new RoleNames(context.Roles, context.Workspace.Behaviour);
        var standing = before.GrantFrom(GrantSource.Attribute);
        var shown = requested.MayEcho
            ? new ShownRole(before.Member.Role, context.Find(caller.Connection)?.Places ?? [])
            : ShownRole.Nothing;
        try
        {
            var verdict = offered is null
                ? new RoleDecision(
                    names, before.Member.Role, shown, standing, before.Received,
                    RolesEntries.Of(before.Member.Profile.Document), RolesEntries.Of(applied)).Of(requested.Roles)
                : new OfferDecision(names, offer!, before.Member.Role, shown, standing, before.Received, requested.Touched is not null)
                    .Of(offered.Roles, requested.Roles);
            if (IsOwner(before.Member) && verdict is { IsAsserted: true, Role: not null } && verdict.Role != before.Member.Role.Ref)
                throw MemberRules.OwnerKeepsRole();
            notes.AddRange(verdict.Notes);
            return verdict;
        }
        catch (RefusedException refusal) when (deactivates)
        {
            // M9: whatever else is wrong with it, a request that ends a person's access ends it.
            notes.Add($"The role was left as it was, because access had to end: {refusal.Message}");
            return new RoleVerdict(standing?.Role, standing?.Via, false, before.Received, []);
        }
    }

    /// <summary>The same for permissions, which are not assigned at all.</summary>
    private void CheckEntitlements(Member before, Member after, RequestedChange requested, OfferedInput? offered)
    {
        if (offered?.Entitlements is not { } entries)
            return;
        try
        {
            var rules = new EntitlementRules(offer!, requested.MayEcho ? before.Role : null, after.Role);
            notes.AddRange(rules.Check(entries, isPatch: requested.Touched is not null));
        }
        catch (RefusedException refusal) when (requested.Deactivates)
        {
            notes.Add($"\"entitlements\" was ignored, because access had to end: {refusal.Message}");
        }
    }

    /// <summary>
    /// A role that the request names and the member does not have counts from now on, and so beats an earlier manual grant;
    /// one the member has already leaves the grants alone.
    /// </summary>
    private IReadOnlyList<Grant> Grants(MemberState before, RoleVerdict verdict)
    {
        var standing = before.GrantFrom(GrantSource.Attribute);
        var others = before.Grants.Where(grant => grant.Source != GrantSource.Attribute);
        if (verdict.Role is not { } role)
            return standing is null ? before.Grants : [.. others];

        if (verdict.IsAsserted && role != before.Member.Role.Ref && before.Grants.MaxBy(grant => grant.Sequence) is { Source: GrantSource.Manual })
            notes.Add(RoleSentences.ManualGivesWay);
        var isNew = standing is null || standing.Role != role || (verdict.IsAsserted && role != before.Member.Role.Ref);
        if (!isNew)
            return standing!.Via == verdict.Via ? before.Grants : [.. others, standing with { Via = verdict.Via }];
        return [.. others, MemberRules.AttributeGrant(context, caller, role, verdict.Via, now)];
    }

    private Member Changed(Member before, ComplexNode applied, RoleRef role)
    {
        var isSameProfile = applied.Equals(before.Profile.Document);
        var managed = before with { ManagedBy = caller.Connection };
        if (isSameProfile && role == before.Role.Ref)
            return managed;
        return managed with
        {
            Profile = isSameProfile ? before.Profile : MemberProfile.Of(context.Types.Profile, applied),
            Role = AssignedRole.Of(role, context.Roles),
            Version = before.Version + 1,
            Modified = now,
        };
    }
}
