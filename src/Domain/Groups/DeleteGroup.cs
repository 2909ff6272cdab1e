using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Domain.Groups;

/// <summary>SCIM DELETE of a group: Okta's "unlink and delete". The people stay.</summary>
public sealed class DeleteGroup(IDirectories directories, TimeProvider clock)
{
    /// <param name="condition">If-Match and If-None-Match, checked inside the transaction.</param>
    /// <exception cref="RefusedException">NotFound, VersionMismatch, Forbidden; it is recorded in the provisioning log.</exception>
    public Task RunAsync(Caller caller, ScimId id, EntityTags? condition, ResourceWrite<Group> write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return directories.Open(caller.Workspace).WriteGroupAsync(GroupAddress.Of(id), caller, Decide, ct);

        GroupPlan Decide(GroupContext context) => new RecordedGroupWrite(context, caller, write, now).Of(_ =>
        {
            GroupRules.Addressed(context, caller, condition);
            return (null, []);
        });
    }
}
