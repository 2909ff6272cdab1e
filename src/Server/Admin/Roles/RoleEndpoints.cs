using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Text;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin.Roles;

internal static class RoleEndpoints
{
    public static void MapRoles(this IEndpointRouteBuilder console)
    {
        console.MapGet("/roles", ListAsync);
        console.MapGet("/roles/new", (HttpContext http) => http.Show<RolePage>(RoleForm.Empty.Show(null, Managing(http))));
        console.MapPost("/roles", CreateAsync);
        console.MapGet("/roles/{role:int}", ShowAsync);
        console.MapPost("/roles/{role:int}", ChangeAsync);
        console.MapRoleDeletion();
    }

    /// <exception cref="RefusedException">NotFound.</exception>
    public static async Task<RoleView> FindAsync(int role, HttpContext http, ListRoles roles, CancellationToken ct) =>
        (await roles.RunAsync(http.Visit().Caller, ct)).FirstOrDefault(view => view.Role.Id.Value == role)
        ?? throw new RefusedException(Refusal.NotFound, "There is no such role in this workspace.");

    public static ImpactModel Impact(RoleImpact impact) =>
        new(impact.Holders, impact.PushedByName, impact.PushedById, impact.MappedGroups, impact.Consequences);

    private static bool Managing(HttpContext http) => http.Visit().Authority.May(Permissions.ManageRoles);

    private static async Task<IResult> ListAsync(HttpContext http, IDirectories directories, ListRoles roles, CancellationToken ct)
    {
        var shell = http.Visit().Shell;
        var directory = directories.Open(http.Visit().Caller.Workspace);
        var view = await directory.ReadWorkspaceAsync(ct);
        var builtIn = new List<RoleLine>();
        foreach (var role in Enum.GetValues<BuiltInRole>().OrderByDescending(role => role.Rank()))
        {
            var filter = Filter.Parse($"{MemberSchemas.RoleUrn}:role eq \"{role.Word()}\" and not ({MemberSchemas.RoleUrn}:customRoleId pr)", view.Types.User);
            var count = (await directory.ListMembersAsync(view.Types.User, new ListQuery(filter, 1, 0), ct)).Total;
            builtIn.Add(new RoleLine(role.Word(), RoleWords.Title(role), Sentence(role), count, null, shell.Path($"/members?role={role.Word()}")));
        }

        var custom = await roles.RunAsync(http.Visit().Caller, ct);
        return http.Show<RolesPage>(new RolesModel(
            builtIn, [.. custom.Select(one => Line(one, shell))], Managing(http), http.Said() == "deleted" ? "The role is deleted and everyone who had it moved." : null));
    }

    private static RoleLine Line(RoleView view, Shell shell) => new(
        view.Role.Id.ToString(),
        view.Role.Name,
        $"Inherits {view.Role.Inherited.Word().Replace('_', ' ')}",
        view.Holders,
        shell.Path($"/roles/{view.Role.Id}"),
        shell.Path($"/members?role={view.Role.Id}"));

    private static string Sentence(BuiltInRole role) => role switch
    {
        BuiltInRole.Owner => "Exactly one person; changed by transfer, never by the identity provider.",
        BuiltInRole.Admin => "Manages people, single sign-on and provisioning.",
        BuiltInRole.Member => "The usual role, and the one of those who were given none.",
        BuiltInRole.LimitedMember => "Edits what is shared with the person, and creates nothing.",
        BuiltInRole.Guest => "Sees what is shared with the person.",
    };

    private static async Task<IResult> ShowAsync(int role, HttpContext http, ListRoles roles, CancellationToken ct)
    {
        var view = await FindAsync(role, http, roles, ct);
        return http.Show<RolePage>(RoleForm.Of(view.Role).Show(view, Managing(http)) with
        {
            Said = http.Said() switch { "created" => "The role is there and can be given.", "saved" => "The role is saved.", _ => null },
        });
    }

    private static async Task<IResult> CreateAsync(HttpContext http, CreateRole create, CancellationToken ct)
    {
        var form = RoleForm.Of(await http.FormAsync());
        try
        {
            var made = await create.RunAsync(http.Visit().Caller, form.Name, form.InheritedRole, form.Wanted, ct);
            return http.GoTo($"/roles/{made.Role.Id}", "created");
        }
        catch (RefusedException refused)
        {
            return http.Show<RolePage>(form.Show(null, Managing(http)) with { Error = refused.Message }, PageErrors.StatusOf(refused));
        }
    }

    private static async Task<IResult> ChangeAsync(
        int role, HttpContext http, ListRoles roles, ChangeRole change, PreviewRole preview, CancellationToken ct)
    {
        var caller = http.Visit().Caller;
        var view = await FindAsync(role, http, roles, ct);
        var form = RoleForm.Of(await http.FormAsync());
        var model = form.Show(view, Managing(http));
        try
        {
            // Whom another name concerns is shown first, and what was shown is what is done.
            if (NameKey.Fold(form.Name) != NameKey.Fold(view.Role.Name) && form.Confirmed != form.Name)
                return http.Show<RolePage>(model with { Impact = Impact(await preview.RenameAsync(caller, view.Role.Id, form.Name, ct)) });
            await change.RunAsync(caller, view.Role.Id, new RoleChange(form.Name, form.InheritedRole, form.Wanted), ct);
            return http.GoTo($"/roles/{role}", "saved");
        }
        catch (RefusedException refused)
        {
            return http.Show<RolePage>(model with { Error = refused.Message }, PageErrors.StatusOf(refused));
        }
    }
}
