using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Groups;

/// <summary>SCIM POST of a group, with the members it may already have.</summary>
public sealed class CreateGroup(IDirectories directories, TimeProvider clock)
{
    /// <exception cref="RefusedException">Uniqueness, InvalidValue; it is recorded in the provisioning log.</exception>
    public async Task<Group> RunAsync(Caller caller, GroupInput input, ResourceWrite<Group> write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return (await directories.Open(caller.Workspace).WriteGroupAsync(GroupAddress.New, caller, Decide, ct))!;

        GroupPlan Decide(GroupContext context) => new RecordedGroupWrite(context, caller, write, now).Of(_ =>
        {
            var profile = GroupProfile.Of(context.Types.GroupProfile, input.Created(context.Types));
            GroupRules.CheckName(context, profile.DisplayName, own: null);
            GroupRules.CheckUnique(context, profile, own: null);
            var group = new Group(context.NewNumber(), ScimId.New(now), profile, caller.Connection, 0, Version: 1, Created: now, Modified: now);
            return (group, [new AddMembers(input.Members)]);
        });
    }
}
