using Rolecall.Scim;
using Rolecall.Server.Access;
using Rolecall.Storage;
using Rolecall.Storage.Backups;

namespace Rolecall.Server.Operations;

/// <summary>The operator's verbs over the local socket; from anywhere else they do not exist.</summary>
internal static class OperatorEndpoints
{
    public const string InitPath = "/operator/init";
    public const string OwnerLinkPath = "/operator/owner-link";
    public const string BackupPath = "/operator/backup";

    public static void MapOperator(this IEndpointRouteBuilder app)
    {
        // No key: the file mode of the socket says who may come in.
        var local = app.MapGroup("").RequireAccess(AccessPolicy.Open).AddEndpointFilter(OnlyFromSocketAsync);
        local.MapPost(InitPath, async (InitRequest request, OperatorActions actions, CancellationToken ct) =>
            Results.Json(await actions.InitAsync(request, ct)));
        local.MapPost(OwnerLinkPath, async (OwnerLinkRequest request, OperatorActions actions, CancellationToken ct) =>
            Results.Json(await actions.OwnerLinkAsync(request, ct)));
        local.MapPost(BackupPath, async (BackupRequest request, IBackups backups, CancellationToken ct) =>
            Results.Json(await backups.BackUpAsync(request.File, request.Replace, ct)));
    }

    private static async ValueTask<object?> OnlyFromSocketAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.RequestServices.GetRequiredService<OperatorSocket>().IsDoorOf(http))
            return Results.NotFound();
        try
        {
            return await next(context);
        }
        catch (Exception refused) when (refused is RefusedException or UnusableStoreException)
        {
            return Refused(refused.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused($"The server could not use a file: {e.Message}");
        }
    }

    private static IResult Refused(string sentence) =>
        Results.Json(new OperatorRefusal(sentence), statusCode: StatusCodes.Status422UnprocessableEntity);
}
