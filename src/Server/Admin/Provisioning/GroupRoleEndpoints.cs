using Rolecall.Domain;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Sorting;
using Rolecall.Server.Pages;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Provisioning;

/// <summary>Which groups give which roles. A change is shown with whom it concerns before it is made.</summary>
internal static class GroupRoleEndpoints
{
    private const int MostGroups = 500;

    public static void MapGroupRoles(this IEndpointRouteBuilder console)
    {
        console.MapGet("/provisioning/groups", async (HttpContext http, IDirectories directories, CancellationToken ct) =>
        {
            var model = await ReadAsync(ProvisioningTabs.Enter(http), directories, null, ct);
            return http.Show<GroupRolesPage>(model with { Said = http.Said() == "saved" ? "The list is saved; everyone it concerns has their role." : null });
        });
        console.MapPost("/provisioning/groups", async (HttpContext http, IDirectories directories, SetGroupRoles set, CancellationToken ct) =>
        {
            var form = await http.FormAsync();
            return await DoAsync(http, directories, set, _ => GroupRolesList.Read(form["list"].FirstOrDefault()), form.Find("step") == "save", ct);
        });
        console.MapPost("/provisioning/groups/add", async (HttpContext http, IDirectories directories, SetGroupRoles set, CancellationToken ct) =>
        {
            var form = await http.FormAsync();
            return await DoAsync(http, directories, set, now => [.. now, GroupRolesList.Of(form.Find("group"), form.Find("role"))], saves: false, ct);
        });
    }

    private static async Task<IResult> DoAsync(
        HttpContext http, IDirectories directories, SetGroupRoles set, Func<IEnumerable<WantedMapping>, IReadOnlyList<WantedMapping>> change, bool saves, CancellationToken ct)
    {
        var visit = ProvisioningTabs.Enter(http);
        try
        {
            var view = await directories.Open(visit.Caller.Workspace).ReadWorkspaceAsync(ct);
            var wanted = change(view.GroupRoles.Mappings.Select(Wanted));
            var answer = await set.RunAsync(visit.Caller, wanted, previews: !saves, ct);
            if (saves)
                return http.GoTo("/provisioning/groups", "saved");
            return http.Show<GroupRolesPage>(await ReadAsync(visit, directories, answer.Mappings, ct) with
            {
                Shifts = [.. answer.Shifts.Select(shift => Words(shift, view.Roles))],
                Wanted = GroupRolesList.Write(wanted),
            });
        }
        catch (RefusedException refused)
        {
            return http.Show<GroupRolesPage>(await ReadAsync(visit, directories, null, ct) with { Error = refused.Message }, PageErrors.StatusOf(refused));
        }
    }

    /// <param name="previewed">Shown instead of what holds now.</param>
    private static async Task<GroupRolesModel> ReadAsync(
        Visit visit, IDirectories directories, IReadOnlyList<GroupMapping>? previewed, CancellationToken ct)
    {
        var directory = directories.Open(visit.Caller.Workspace);
        var view = await directory.ReadWorkspaceAsync(ct);
        var mappings = previewed ?? view.GroupRoles.Mappings;
        WantedMapping[] wanted = [.. mappings.Select(Wanted)];
        var rows = new List<GroupRoleRow>();
        for (var place = 0; place < mappings.Count; place++)
        {
            var mapping = mappings[place];
            var group = await directory.ReadGroupAsync(mapping.Group, (found, _) => found, ct);
            rows.Add(new GroupRoleRow(
                mapping.Priority,
                group?.Profile.DisplayName ?? "A deleted group",
                group?.Members,
                RoleWords.Title(mapping.Role, view.Roles),
                group is null ? "The group was deleted: it counts again if that is undone." : GroupRoleBook.WhyNot(mapping, view.Workspace.Behaviour, view.Roles),
                place == 0 ? null : GroupRolesList.Write([.. wanted[..(place - 1)], wanted[place], wanted[place - 1], .. wanted[(place + 1)..]]),
                GroupRolesList.Write([.. wanted[..place], .. wanted[(place + 1)..]])));
        }

        return new GroupRolesModel(
            rows, view.Workspace.Behaviour.GroupRoles == GroupRoles.Off, await FreeAsync(directory, view, mappings, ct), RoleWords.Options(view.Roles), null, null,
            visit.Authority.May(Permissions.ManageMembers), null, null);
    }

    private static async Task<IReadOnlyList<Option>> FreeAsync(
        IDirectory directory, WorkspaceView view, IReadOnlyList<GroupMapping> mappings, CancellationToken ct)
    {
        var query = new ListQuery(null, 1, MostGroups) { Sort = Sort.Parse("displayName", null, view.Types.Group) };
        var page = await directory.ListGroupsAsync(view.Types.Group, query, (group, _) => new Option(group.Id.Value, group.Profile.DisplayName), ct);
        return [.. page.Items.Where(option => !mappings.Any(mapping => mapping.Group.Value == option.Value))];
    }

    private static WantedMapping Wanted(GroupMapping mapping) => new(mapping.Group, mapping.Role);

    private static string Words(RoleShift shift, RoleBook roles) =>
        $"{(shift.Members == 1 ? "1 person" : $"{shift.Members} people")}: {RoleWords.Title(shift.From, roles)} → {RoleWords.Title(shift.To, roles)}";
}
