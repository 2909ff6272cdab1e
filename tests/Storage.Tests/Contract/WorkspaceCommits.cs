using Rolecall.Domain.Auditing;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>Decisions about settings and roles.</summary>
public static class WorkspaceCommits
{
    public static readonly AuditFact Fact = new("workspace.changed", "workspace", "{}");

    public static WorkspaceCommit<CustomRole> NewRole(WorkspaceContext context, string name, BuiltInRole inherited, DateTimeOffset now)
    {
        var role = new CustomRole(
            context.NewRole(), name, inherited, new Dictionary<string, bool>(StringComparer.Ordinal) { ["can_export"] = true }, now, []);
        return Change(role);
    }

    public static WorkspaceCommit<CustomRole> Change(CustomRole role) =>
        new(new WorkspaceCommit { Roles = [role], Audit = [Fact] }, role);

    public static WorkspaceCommit<bool> Remove(RoleId role, RoleRef moveTo) =>
        new(new WorkspaceCommit { Removal = new RoleRemoval(role, moveTo), Audit = [new AuditFact("role.deleted", $"role:{role}", "{}")] }, true);

    /// <summary>One group gives one role.</summary>
    public static WorkspaceCommit<bool> Map(WorkspaceContext context, ScimId group, RoleRef role, DateTimeOffset now) => new(
        new WorkspaceCommit
        {
            Workspace = context.Workspace with { Behaviour = context.Workspace.Behaviour with { GroupRoles = GroupRoles.On } },
            GroupRoles = [new GroupMapping(group, context.FindGroup(group)!.Value, role, 1, "member:1", "request-9", now)],
            Audit = [Fact],
        },
        true);

    /// <summary>The role as an attribute grant and in effect.</summary>
    public static MemberState Give(MemberState state, CustomRole role, DateTimeOffset now) => state with
    {
        Member = state.Member with { Role = new AssignedRole(role.Inherited, role.Id, role.Name) },
        Grants = [new Grant(GrantSource.Attribute, RoleRef.Of(role.Id), RoleAttribute.CustomRoleId, 7, "scim:x", "request-1", now)],
    };
}
