using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Domain.Members;

/// <summary>SCIM PUT: what is left out is cleared, except activity and role (design §5).</summary>
public sealed class ReplaceMember(IDirectories directories, TimeProvider clock)
{
    /// <param name="ifMatch">Checked inside the transaction.</param>
    /// <exception cref="RefusedException">NotFound, VersionMismatch, Uniqueness, InvalidValue, Forbidden, Held; it is recorded in the provisioning log.</exception>
    public async Task<Member> RunAsync(
        Caller caller, ScimId id, UserInput input, EntityTags? ifMatch, ScimWrite write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var written = await directories.Open(caller.Workspace).WriteMemberAsync(MemberAddress.Of(id), caller, Decide, ct);
        return written!.Member;

        MemberCommit Decide(MemberContext context) => RecordedWrite.Of(context, caller, write, 200, now, notes =>
        {
            var before = MemberRules.Addressed(context, ifMatch);
            // An omitted "active" never reactivates, nor does it deactivate.
            var document = before.Member.Profile.Document;
            var profile = input.Replacing(document, context.Types);
            var change = new MemberChange(context, caller, now);
            var requested = profile.With("active", profile["active"] ?? document["active"]);
            var commit = change.Of(before, new RequestedChange(requested, Touched: null, input.Roles, MayEcho: true)
            {
                Deactivates = profile.Flag("active") == false,
                Named = input.Named,
            });
            notes.AddRange(change.Notes);
            return commit;
        });
    }
}
