using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Groups;

/// <summary>SCIM PATCH of a group. What it costs depends on the members it names, never on those the group has.</summary>
public sealed class PatchGroup(IDirectories directories, TimeProvider clock)
{
    /// <param name="condition">If-Match and If-None-Match, checked inside the transaction.</param>
    /// <exception cref="RefusedException">What RFC 7644 §3.5.2 refuses, VersionMismatch, Uniqueness, Forbidden; it is recorded in the provisioning log.</exception>
    public async Task<Group> RunAsync(
        Caller caller, ScimId id, GroupPatch patch, EntityTags? condition, ResourceWrite<Group> write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return (await directories.Open(caller.Workspace).WriteGroupAsync(GroupAddress.Of(id), caller, Decide, ct))!;

        GroupPlan Decide(GroupContext context) => new RecordedGroupWrite(context, caller, write, now).Of(_ =>
        {
            var before = GroupRules.Addressed(context, caller, condition);
            var operations = patch.Operations(context.Types);
            var profile = Patched(context.Types.GroupProfile, before, operations.Rest);
            if (profile.DisplayName != before.Profile.DisplayName)
                GroupRules.CheckName(context, profile.DisplayName, before.Number);
            GroupRules.CheckUnique(context, profile, before.Number);
            return (before with { Profile = profile, ManagedBy = caller.Connection }, operations.Steps);
        });
    }

    private static GroupProfile Patched(ResourceType type, Group group, PatchRequest patch)
    {
        if (patch.Operations.Count == 0)
            return group.Profile;

        var ignored = new HashSet<string>(StringComparer.Ordinal);
        var after = WriteRules.Patched(type, group.Id, group.Profile.Document, patch, ignored);
        IgnoredNames.Use(ignored, [], type.Name, patch.Allowance);
        return after.Equals(group.Profile.Document) ? group.Profile : GroupProfile.Of(type, after);
    }
}
