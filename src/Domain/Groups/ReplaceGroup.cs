using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Domain.Groups;

/// <summary>SCIM PUT of a group: Okta's wizard apps push name and members whole.</summary>
public sealed class ReplaceGroup(IDirectories directories, TimeProvider clock)
{
    /// <param name="condition">If-Match and If-None-Match, checked inside the transaction.</param>
    /// <exception cref="RefusedException">NotFound, VersionMismatch, Uniqueness, InvalidValue, Forbidden; it is recorded in the provisioning log.</exception>
    public async Task<Group> RunAsync(
        Caller caller, ScimId id, GroupInput input, EntityTags? condition, ResourceWrite<Group> write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return (await directories.Open(caller.Workspace).WriteGroupAsync(GroupAddress.Of(id), caller, Decide, ct))!;

        GroupPlan Decide(GroupContext context) => new RecordedGroupWrite(context, caller, write, now).Of(_ =>
        {
            var before = GroupRules.Addressed(context, caller, condition);
            var profile = GroupProfile.Of(context.Types.GroupProfile, input.Replacing(before.Profile.Document, context.Types));
            if (profile.DisplayName != before.Profile.DisplayName)
                GroupRules.CheckName(context, profile.DisplayName, before.Number);
            GroupRules.CheckUnique(context, profile, before.Number);
            return (before with { Profile = profile, ManagedBy = caller.Connection }, [new ReplaceMembers(input.Members)]);
        });
    }
}
