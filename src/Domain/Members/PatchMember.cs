using Rolecall.Domain.Entitlements;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Patching;

namespace Rolecall.Domain.Members;

/// <summary>SCIM PATCH.</summary>
public sealed class PatchMember(IDirectories directories, TimeProvider clock)
{
    /// <param name="ifMatch">Checked inside the transaction.</param>
    /// <exception cref="RefusedException">What RFC 7644 §3.5.2 refuses, VersionMismatch, Uniqueness, Forbidden, Held; it is recorded in the provisioning log.</exception>
    public async Task<Member> RunAsync(
        Caller caller, ScimId id, UserPatch patch, EntityTags? ifMatch, ScimWrite write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var written = await directories.Open(caller.Workspace).WriteMemberAsync(MemberAddress.Of(id), caller, Decide, ct);
        return written!.Member;

        MemberCommit Decide(MemberContext context) => RecordedWrite.Of(context, caller, write, 200, now, notes =>
        {
            var before = MemberRules.Addressed(context, ifMatch);
            var change = new MemberChange(context, caller, now);
            var commit = change.Of(before, Requested(context, caller, before.Member, patch));
            notes.AddRange(change.Notes);
            return commit;
        });
    }

    private static RequestedChange Requested(MemberContext context, Caller caller, Member member, UserPatch patch)
    {
        var types = context.Types;
        var operations = patch.Operations(types);
        var before = UserEntitlements.Show(context.OfferTo(caller.Connection), member.Profile.Document, member.Role);
        var ignored = new HashSet<string>(StringComparer.Ordinal);
        var after = WriteRules.Patched(types.Profile, member.Id!.Value, before, operations.Rest, ignored);
        IgnoredNames.Use(ignored, [], operations.Signals, types, operations.Rest.Allowance);
        var active = after["active"] ?? before["active"];
        var touched = Patch.Targets(types.Profile, operations.Rest);
        return new RequestedChange(after.With("active", active), touched, operations.Signals, MayEcho: true)
        {
            Deactivates = touched.Contains("active") && after.Flag("active") == false,
            Named = touched,
        };
    }
}
