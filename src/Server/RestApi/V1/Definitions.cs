using System.Text.Json.Nodes;
using Rolecall.Domain;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;

namespace Rolecall.Server.RestApi.V1;

/// <summary>What the endpoints of schemas and of resource types share.</summary>
internal static class Definitions
{
    /// <exception cref="RefusedException">Forbidden.</exception>
    public static async Task<TypeDefinitions> ReadAsync(HttpContext http, IDirectories directories, CancellationToken ct) =>
        (await ReadTypesAsync(http, directories, ct)).Definitions;

    /// <exception cref="RefusedException">Forbidden.</exception>
    public static async Task<WorkspaceTypes> ReadTypesAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = directories.Open(http.Caller().Workspace);
        (await Authority.OfAsync(directory, http.Caller(), ct)).Require(Permissions.ManageProvisioning);
        return await directory.ReadTypesAsync(ct);
    }

    public static IResult One(ComplexNode document, int status = StatusCodes.Status200OK) =>
        Results.Json(Json(document), ApiJson.V1, statusCode: status);

    public static IResult All(string name, IEnumerable<ComplexNode> documents) =>
        Results.Json(new JsonObject { [name] = new JsonArray([.. documents.Select(Json)]) }, ApiJson.V1);

    private static JsonNode? Json(ComplexNode document) => JsonNode.Parse(DocumentJson.ToUtf8(document).Span);
}
