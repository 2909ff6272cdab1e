using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Filtering;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Whether a definition has data, which a change of it must not leave without meaning.</summary>
internal static class TypeUse
{
    public static bool Any(Session session, WorkspaceId workspace, WorkspaceTypes types, string type, Filter? filter)
    {
        if (type == MemberSchemas.User.Name)
            return MemberPages.Read(session, workspace, types.User, new ListQuery(filter, 1, 0)).Total > 0;
        if (type == GroupSchemas.Group.Name)
            return GroupPages.Read(session, workspace, types.Group, new ListQuery(filter, 1, 0), (group, _) => group).Total > 0;
        return types.Own.FirstOrDefault(own => own.Name == type) is { } own
            && ResourcePages.Read(session, workspace, own, new ListQuery(filter, 1, 0)).Total > 0;
    }
}
