using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>The role attributes of an assignment, as fields and as text.</summary>
internal static class RoleFields
{
    public static Html Of(RoleValues roles) => Html.Of($"""
        {Fields.Select("role", "Role", roles.Role, [("", "(not set)"), .. RoleValues.BuiltIn.Select(role => (role, role))], "Not set means the workspace's default role: member.")}
        {Fields.Text("customRoleName", "customRoleName", roles.CustomRoleName, "The name of a custom role. The mapping breaks when the role is renamed.")}
        {Fields.Text("customRoleId", "customRoleId", roles.CustomRoleId, "The id of a custom role, which survives a rename.")}
        """);

    public static RoleValues Read(Visit visit)
    {
        var role = visit.Text("role");
        return new(RoleValues.BuiltIn.Contains(role) ? role : "", visit.Text("customRoleName"), visit.Text("customRoleId"));
    }

    public static string Text(RoleValues roles)
    {
        (string Name, string Value)[] all = [("role", roles.Role), ("customRoleName", roles.CustomRoleName), ("customRoleId", roles.CustomRoleId)];
        var set = all.Where(pair => pair.Value.Length > 0).Select(pair => $"{pair.Name} {pair.Value}").ToList();
        return set.Count == 0 ? "no role set" : string.Join(", ", set);
    }
}
