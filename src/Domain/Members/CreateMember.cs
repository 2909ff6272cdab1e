using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Members;

/// <summary>Puts a person into the workspace: SCIM POST (M5), also of someone who was there before (M10, design §5).</summary>
public sealed class CreateMember(IDirectories directories, TimeProvider clock)
{
    /// <exception cref="RefusedException">Uniqueness, InvalidValue, Forbidden; it is recorded in the provisioning log.</exception>
    public async Task<Member> RunAsync(Caller caller, UserInput input, ScimWrite write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var address = MemberAddress.New(NameKey.Fold(input.UserName), input.ExternalId);
        var written = await directories.Open(caller.Workspace).WriteMemberAsync(address, caller, Decide, ct);
        return written!.Member;

        MemberCommit Decide(MemberContext context) =>
            RecordedWrite.Of(context, caller, write, 201, now,
                notes => Commit(context, caller, input.Created(context.Types), input.Roles, now, notes));
    }

    private static MemberCommit Commit(
        MemberContext context, Caller caller, ComplexNode profile, IReadOnlyList<RoleSignal> roles, DateTimeOffset now, List<string> notes)
    {
        if (context.WithUserName is { Member.Active: true })
            throw MemberRules.UserNameTaken();
        if (FormerMember(context) is { } former)
            return Rehire(context, caller, former, profile, roles, now, notes);

        NameKey.Of(profile.Text("userName")!);
        return new NewMembership(context, caller, now, notes).Of(profile, roles);
    }

    /// <summary>The one inactive member this is: by external id, else by user name.</summary>
    private static MemberState? FormerMember(MemberContext context)
    {
        if (context.Workspace.Behaviour.RehireByPost == RehireByPost.Conflict)
            return context.WithUserName is null ? null : throw MemberRules.UserNameTaken();
        return context.InactiveWithExternalId ?? context.WithUserName;
    }

    private static MemberCommit Rehire(
        MemberContext context, Caller caller, MemberState former, ComplexNode profile, IReadOnlyList<RoleSignal> roles,
        DateTimeOffset now, List<string> notes)
    {
        var change = new MemberChange(context, caller, now);
        var commit = change.Of(former, new RequestedChange(profile, Touched: null, roles, MayEcho: false)
        {
            Deactivates = profile.Flag("active") == false,
        });
        notes.AddRange(change.Notes);
        notes.Add("rehire_by_post=reactivate: a former member was found and taken back with the same id.");
        return commit;
    }
}
