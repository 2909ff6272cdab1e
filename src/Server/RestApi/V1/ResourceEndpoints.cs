using System.Text.Json.Nodes;
using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.RestApi.V1;

/// <summary>The resources of the types that the workspace defined, for the app to read: they are written over SCIM.</summary>
internal static class ResourceEndpoints
{
    private const int Usual = 100;
    private const int Most = 1000;

    public static void MapResources(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/resources/{type}", ListAsync);
        workspace.MapGet("/resources/{type}/{id}", GetAsync);
    }

    private static async Task<IResult> ListAsync(string type, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var (directory, own) = await OpenAsync(type, http, directories, ct);
        var start = http.FindNumber("startIndex", least: 1) ?? 1;
        var page = await directory.ListResourcesAsync(own, new ListQuery(null, start, http.Count(Usual, Most)), ct);
        return Results.Json(new ResourcesAnswer(page.Total, start, [.. page.Items.Select(ResourceAnswer.Of)]), ApiJson.V1);
    }

    private static async Task<IResult> GetAsync(string type, string id, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var (directory, own) = await OpenAsync(type, http, directories, ct);
        return ScimId.TryParse(id, out var scimId) && await directory.FindResourceAsync(own.Name, scimId, ct) is { } resource
            ? Results.Json(ResourceAnswer.Of(resource), ApiJson.V1)
            : throw new RefusedException(Refusal.NotFound, $"There is no such {own.Name} in this workspace.");
    }

    private static async Task<(IDirectory Directory, ResourceType Type)> OpenAsync(
        string type, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = directories.Open(http.Caller().Workspace);
        (await Authority.OfAsync(directory, http.Caller(), ct)).Require(Permissions.ManageMembers);
        return (await directory.ReadTypesAsync(ct)).Own.FirstOrDefault(own => own.Name.Equals(type, StringComparison.OrdinalIgnoreCase)) is { } found
            ? (directory, found)
            : throw new RefusedException(Refusal.NotFound, "The workspace defined no such resource type: GET …/resource-types lists those it did.");
    }

    private sealed record ResourcesAnswer(long Total, long StartIndex, IReadOnlyList<ResourceAnswer> Resources);

    /// <param name="Profile">What the identity provider sent.</param>
    private sealed record ResourceAnswer(
        string Id, string Type, long Version, DateTimeOffset DateCreated, DateTimeOffset DateChanged, JsonNode? Profile)
    {
        public static ResourceAnswer Of(Resource resource) => new(
            resource.Id.Value, resource.Type, resource.Version, resource.Created, resource.Modified, JsonNode.Parse(resource.Profile.Json.Span));
    }
}
