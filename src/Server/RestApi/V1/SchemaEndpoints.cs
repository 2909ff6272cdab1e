using Rolecall.Domain;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.RestApi.V1;

/// <summary>Schemas that the workspace defines for itself, as RFC 7643 §7 writes them.</summary>
internal static class SchemaEndpoints
{
    public static void MapSchemas(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/schemas", ListAsync);
        workspace.MapPost("/schemas", CreateAsync);
        workspace.MapGet("/schemas/{uri}", GetAsync);
        workspace.MapPut("/schemas/{uri}", PutAsync);
        workspace.MapDelete("/schemas/{uri}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IDirectories directories, CancellationToken ct) =>
        Definitions.All("schemas", (await Definitions.ReadAsync(http, directories, ct)).Schemas.Select(Discovery.Definition));

    private static async Task<IResult> GetAsync(string uri, HttpContext http, IDirectories directories, CancellationToken ct) =>
        Definitions.One(Discovery.Definition((await Definitions.ReadAsync(http, directories, ct)).GetSchema(uri)));

    private static async Task<IResult> CreateAsync(HttpContext http, DefineSchema define, CancellationToken ct)
    {
        using var body = await ApiBody.ReadAsync(http);
        var schema = await define.RunAsync(http.Caller(), SchemaDocument.Read(body.Root), mayExist: false, ct);
        http.Response.Headers.Location = $"{http.Request.Path}/{schema.Id}";
        return Definitions.One(Discovery.Definition(schema), StatusCodes.Status201Created);
    }

    private static async Task<IResult> PutAsync(string uri, HttpContext http, DefineSchema define, CancellationToken ct)
    {
        using var body = await ApiBody.ReadAsync(http);
        var schema = SchemaDocument.Read(body.Root);
        if (schema.Id != uri)
            throw new RefusedException(Refusal.InvalidValue, "'id' must be the URI in the address: a schema keeps its URI.");
        return Definitions.One(Discovery.Definition(await define.RunAsync(http.Caller(), schema, mayExist: true, ct)));
    }

    private static async Task<IResult> DeleteAsync(string uri, HttpContext http, RemoveSchema remove, CancellationToken ct)
    {
        await remove.RunAsync(http.Caller(), uri, ct);
        return Results.NoContent();
    }
}
