using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>Resources of the types that a workspace defined: the gate leads their endpoints here (<see cref="ScimPath.RouteIn"/>).</summary>
internal static class OwnResourceEndpoints
{
    /// <summary>Before the name of the type; no endpoint can be called so.</summary>
    public const string Root = "/-own";

    public static void MapOwnResources(this RouteGroupBuilder scim)
    {
        scim.MapMethods(Root + "/{type}/{id}", ScimEndpoints.Read, GetAsync);
        scim.MapWrites(Root + "/{type}", (http, request) => new OwnResourceWrites(
            TypeOf(request, (string)http.GetRouteValue("type")!), http.RequestServices.GetRequiredService<ResourceOperations>()));
    }

    public static ResourceType TypeOf(ScimRequest scim, string name) =>
        scim.Types.Own.FirstOrDefault(type => type.Name == name)
        ?? throw new RefusedException(Refusal.NotFound, "There is no such resource type: /ResourceTypes lists all.");

    /// <inheritdoc cref="UserEndpoints.ReadId"/>
    public static ScimId ReadId(ResourceType type, string text) => ScimId.TryParse(text, out var id) ? id : throw NotFound(type);

    private static async Task<ScimAnswer> GetAsync(
        string type, string id, ScimRequest scim, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var own = TypeOf(scim, type);
        var shape = ResourceShape.Of(own, http.Request.Query["attributes"], http.Request.Query["excludedAttributes"], scim);
        var resource = await directories.Open(scim.Caller.Workspace).FindResourceAsync(own.Name, ReadId(own, id), ct) ?? throw NotFound(own);
        if (EntityTags.Parse(http.Request.Headers.IfMatch, null)?.Matches(resource.Version) == false)
            throw new RefusedException(Refusal.VersionMismatch, $"The {own.Name} is no longer in the version that If-Match names.");

        return EntityTags.Parse(null, http.Request.Headers.IfNoneMatch)?.Matches(resource.Version) == false
            ? new ScimAnswer(StatusCodes.Status304NotModified) { ETag = EntityTags.Of(resource.Version) }
            : shape.Answer(StatusCodes.Status200OK, resource);
    }

    private static RefusedException NotFound(ResourceType type) => new(Refusal.NotFound, $"There is no such {type.Name} in this workspace.");
}
