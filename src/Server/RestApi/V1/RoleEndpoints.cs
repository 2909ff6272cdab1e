using Rolecall.Domain.Roles;
using Rolecall.Scim;

namespace Rolecall.Server.RestApi.V1;

internal static class RoleEndpoints
{
    public static void MapRoles(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/permissions", () => Results.Json(new PermissionsAnswer([.. Permissions.All.Select(PermissionAnswer.Of)]), ApiJson.V1));
        workspace.MapGet("/roles", ListAsync);
        workspace.MapPost("/roles", CreateAsync);
        workspace.MapGet("/roles/{role}", GetAsync);
        workspace.MapPatch("/roles/{role}", ChangeAsync);
        workspace.MapDelete("/roles/{role}", DeleteAsync);
        workspace.MapGet("/roles/{role}/preview", PreviewAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, ListRoles roles, CancellationToken ct) =>
        Results.Json(new RolesAnswer([.. (await roles.RunAsync(http.Caller(), ct)).Select(RoleAnswer.Of)]), ApiJson.V1);

    private static async Task<IResult> GetAsync(string role, HttpContext http, ListRoles roles, CancellationToken ct)
    {
        var id = RoleInput.Id(role);
        return (await roles.RunAsync(http.Caller(), ct)).FirstOrDefault(view => view.Role.Id == id) is { } view
            ? Results.Json(RoleAnswer.Of(view), ApiJson.V1)
            : throw new RefusedException(Refusal.NotFound, "There is no such role in this workspace.");
    }

    private static async Task<IResult> CreateAsync(HttpContext http, CreateRole create, CancellationToken ct)
    {
        using var body = await ApiBody.ReadAsync(http, "name", "inheritedRole", "permissions");
        var role = await create.RunAsync(
            http.Caller(),
            body.Text("name"),
            RoleInput.FindInherited(body) ?? BuiltInRole.Member,
            RoleInput.FindPermissions(body) ?? new Dictionary<string, bool>(),
            ct);
        http.Response.Headers.Location = $"{http.Request.Path}/{role.Role.Id}";
        return Results.Json(RoleAnswer.Of(role), ApiJson.V1, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(string role, HttpContext http, ChangeRole change, CancellationToken ct)
    {
        using var body = await ApiBody.ReadAsync(http, "name", "inheritedRole", "permissions");
        var wanted = new RoleChange(body.FindText("name"), RoleInput.FindInherited(body), RoleInput.FindPermissions(body));
        return Results.Json(RoleAnswer.Of(await change.RunAsync(http.Caller(), RoleInput.Id(role), wanted, ct)), ApiJson.V1);
    }

    private static async Task<IResult> DeleteAsync(string role, HttpContext http, DeleteRole delete, CancellationToken ct)
    {
        await delete.RunAsync(http.Caller(), RoleInput.Id(role), RoleInput.Reference("moveTo", http.Request.Query["moveTo"]), ct);
        return Results.NoContent();
    }

    /// <summary>With "name" of a new name, with "moveTo" of deleting the role.</summary>
    private static async Task<IResult> PreviewAsync(string role, HttpContext http, PreviewRole preview, CancellationToken ct)
    {
        var impact = (http.Request.Query["name"].FirstOrDefault(), http.Request.Query["moveTo"].FirstOrDefault()) switch
        {
            ({ } name, null) => await preview.RenameAsync(http.Caller(), RoleInput.Id(role), name, ct),
            (null, { } moveTo) => await preview.DeleteAsync(http.Caller(), RoleInput.Id(role), RoleInput.Reference("moveTo", moveTo), ct),
            _ => throw new RefusedException(Refusal.InvalidValue, "Send 'name' to preview another name, or 'moveTo' to preview deleting the role."),
        };
        return Results.Json(impact, ApiJson.V1);
    }

    private sealed record RolesAnswer(IReadOnlyList<RoleAnswer> Roles);

    private sealed record PermissionsAnswer(IReadOnlyList<PermissionAnswer> Permissions);
}
