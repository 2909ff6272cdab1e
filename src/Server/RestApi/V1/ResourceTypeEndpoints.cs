using Rolecall.Domain;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.RestApi.V1;

/// <summary>Resource types, as RFC 7643 §6 writes them: the workspace's own, and its extensions of User and Group.</summary>
internal static class ResourceTypeEndpoints
{
    public static void MapResourceTypes(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/resource-types", ListAsync);
        workspace.MapPost("/resource-types", CreateAsync);
        workspace.MapGet("/resource-types/{name}", GetAsync);
        workspace.MapPut("/resource-types/{name}", PutAsync);
        workspace.MapDelete("/resource-types/{name}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IDirectories directories, CancellationToken ct) => Definitions.All(
        "resourceTypes", (await Definitions.ReadTypesAsync(http, directories, ct)).All.Select(Definition));

    private static async Task<IResult> GetAsync(string name, HttpContext http, IDirectories directories, CancellationToken ct) =>
        await OneAsync(name, http, directories, ct);

    private static async Task<IResult> CreateAsync(HttpContext http, DefineType define, CancellationToken ct)
    {
        using var body = await ApiBody.ReadAsync(http);
        var type = await define.RunAsync(http.Caller(), ResourceTypeDocument.Read(body.Root), mayExist: false, ct);
        http.Response.Headers.Location = $"{http.Request.Path}/{type.Name}";
        return Definitions.One(Discovery.Definition(type), StatusCodes.Status201Created);
    }

    /// <summary>Of User and Group only the extensions can be set; what else stands in their document is what it is.</summary>
    private static async Task<IResult> PutAsync(
        string name, HttpContext http, DefineType define, SetExtensions extend, IDirectories directories, CancellationToken ct)
    {
        using var body = await ApiBody.ReadAsync(http);
        if (SetExtensions.BuiltIn(name) is { } builtIn)
        {
            await extend.RunAsync(http.Caller(), builtIn, ResourceTypeDocument.ReadExtensionsOf(body.Root), ct);
            return await OneAsync(builtIn, http, directories, ct);
        }

        var type = ResourceTypeDocument.Read(body.Root);
        if (type.Name != name)
            throw new RefusedException(Refusal.InvalidValue, "'name' must be the one in the address: a resource type keeps its name.");
        return Definitions.One(Discovery.Definition(await define.RunAsync(http.Caller(), type, mayExist: true, ct)));
    }

    private static async Task<IResult> DeleteAsync(string name, HttpContext http, RemoveType remove, CancellationToken ct)
    {
        await remove.RunAsync(http.Caller(), name, ct);
        return Results.NoContent();
    }

    private static async Task<IResult> OneAsync(string name, HttpContext http, IDirectories directories, CancellationToken ct) =>
        (await Definitions.ReadTypesAsync(http, directories, ct)).All.FirstOrDefault(
            type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } type
            ? Definitions.One(Definition(type))
            : throw new RefusedException(Refusal.NotFound, "There is no such resource type: GET …/resource-types lists all.");

    private static Scim.Documents.ComplexNode Definition(ResourceType type) => Discovery.Definition(Discovery.DocumentOf(type));
}
