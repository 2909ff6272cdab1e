using Rolecall.Domain.Provisioning;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Groups;

/// <summary>Rules every write of a group keeps, and the sentences that say so.</summary>
internal static class GroupRules
{
    /// <exception cref="RefusedException">NotFound, VersionMismatch, Forbidden.</exception>
    public static Group Addressed(GroupContext context, Caller caller, EntityTags? condition)
    {
        var group = context.Group ?? throw new RefusedException(Refusal.NotFound, "There is no such group in this workspace.");
        WriteRules.CheckVersion("group", group.Version, condition);
        WriteRules.CheckManager("group", group.ManagedBy, caller, context.Find);
        return group;
    }

    /// <exception cref="RefusedException">Uniqueness.</exception>
    public static void CheckUnique(GroupContext context, GroupProfile profile, GroupNumber? own) => UniqueValues.Check(
        context.Types.GroupProfile, profile.Document, value => context.IsValueTaken(value, own));

    /// <summary>Okta finds a group by its name when it links one, so a second of that name would be linked by chance (clients.md §2.8).</summary>
    /// <exception cref="RefusedException">Uniqueness.</exception>
    public static void CheckName(GroupContext context, string displayName, GroupNumber? own)
    {
        if (context.Workspace.Behaviour.DuplicateGroupNames == DuplicateGroupNames.Conflict && context.IsTaken(NameKey.Fold(displayName), own))
        {
            throw new RefusedException(
                Refusal.Uniqueness, "The displayName is taken by another group of this workspace: link to that group, or send another name.");
        }
    }
}
