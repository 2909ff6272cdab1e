using Rolecall.Domain;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.RestApi.V1;

internal static class WorkspaceEndpoints
{
    public static void MapWorkspace(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("", GetAsync);
        workspace.MapPost("/mass-deactivation/release", ReleaseAsync);
    }

    private static async Task<IResult> GetAsync(HttpContext http, IDirectories directories, PublicUrl publicUrl, CancellationToken ct)
    {
        var workspace = (await directories.Open(http.Caller().Workspace).ReadWorkspaceAsync(ct)).Workspace;
        return Results.Json(
            new WorkspaceAnswer(
                workspace.Id.ToString(),
                workspace.Name,
                $"{await publicUrl.GetAsync(ct)}/scim/{workspace.Id}/v2",
                workspace.Owner.Value,
                workspace.ActiveMembers,
                workspace.Created,
                workspace.ReleasedUntil),
            ApiJson.V1);
    }

    private static async Task<IResult> ReleaseAsync(HttpContext http, ReleaseDeactivations release, CancellationToken ct) =>
        Results.Json(new ReleaseAnswer(await release.RunAsync(http.Caller(), ct)), ApiJson.V1);

    private sealed record WorkspaceAnswer(
        string Id,
        string Name,
        string ScimBaseUrl,
        long Owner,
        long ActiveMembers,
        DateTimeOffset DateCreated,
        DateTimeOffset? DeactivationsReleasedUntil);

    private sealed record ReleaseAnswer(DateTimeOffset ReleasedUntil);
}
