using Rolecall.Domain;
using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin.Roles;

internal static class RoleDeletionEndpoints
{
    public static void MapRoleDeletion(this IEndpointRouteBuilder console)
    {
        console.MapGet("/roles/{role:int}/delete", AskAsync);
        console.MapPost("/roles/{role:int}/delete", DeleteAsync);
    }

    private static async Task<IResult> AskAsync(
        int role, HttpContext http, IDirectories directories, ListRoles roles, PreviewRole preview, CancellationToken ct)
    {
        var view = await RoleEndpoints.FindAsync(role, http, roles, ct);
        var model = await ModelAsync(view, http.Request.Query.Find("moveTo") ?? view.Role.Inherited.Word(), http, directories, ct);
        try
        {
            var impact = await preview.DeleteAsync(http.Visit().Caller, view.Role.Id, RoleWords.Read(model.MoveTo), ct);
            return http.Show<RoleDeletionPage>(model with { Impact = RoleEndpoints.Impact(impact) });
        }
        catch (RefusedException refused)
        {
            return http.Show<RoleDeletionPage>(model with { Error = refused.Message }, PageErrors.StatusOf(refused));
        }
    }

    private static async Task<IResult> DeleteAsync(
        int role, HttpContext http, IDirectories directories, ListRoles roles, DeleteRole delete, CancellationToken ct)
    {
        var view = await RoleEndpoints.FindAsync(role, http, roles, ct);
        var moveTo = (await http.FormAsync()).Find("moveTo") ?? "";
        try
        {
            await delete.RunAsync(http.Visit().Caller, view.Role.Id, RoleWords.Read(moveTo), ct);
            return http.GoTo("/roles", "deleted");
        }
        catch (RefusedException refused)
        {
            var model = await ModelAsync(view, moveTo, http, directories, ct);
            return http.Show<RoleDeletionPage>(model with { Error = refused.Message }, PageErrors.StatusOf(refused));
        }
    }

    private static async Task<RoleDeletionModel> ModelAsync(
        RoleView view, string moveTo, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var book = (await directories.Open(http.Visit().Caller.Workspace).ReadWorkspaceAsync(ct)).Roles;
        var own = view.Role.Id.ToString();
        return new RoleDeletionModel(view.Role.Id.Value, view.Role.Name, moveTo, [.. RoleWords.Options(book).Where(option => option.Value != own)], null, null);
    }
}
