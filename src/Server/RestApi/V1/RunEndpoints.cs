using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Server.RestApi.V1;

/// <summary>Runs of the identity provider: what each did, and how to take it back.</summary>
internal static class RunEndpoints
{
    private const int Usual = 50;
    private const int Most = 200;

    public static void MapRuns(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/runs", ListAsync);
        workspace.MapGet("/runs/{run}", GetAsync);
        workspace.MapGet("/runs/{run}/undo", PreviewAsync);
        workspace.MapPost("/runs/{run}/undo", UndoAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = await OpenAsync(http, directories, ct);
        var connection = http.FindNumber("connection", least: 1) is { } id and <= int.MaxValue ? new ConnectionId((int)id) : (ConnectionId?)null;
        var runs = await directory.ReadRunsAsync(new RunQuery(http.Count(Usual, Most), http.FindNumber("before", least: 1), connection), ct);
        return Results.Json(new RunsAnswer([.. runs.Select(RunAnswer.Of)]), ApiJson.V1);
    }

    private static async Task<IResult> GetAsync(string run, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = await OpenAsync(http, directories, ct);
        var touched = await directory.ReadRunAsync(Number(run), ct) ?? throw NotFound();
        return Results.Json(RunDetail.Of(touched), ApiJson.V1);
    }

    private static async Task<IResult> PreviewAsync(string run, HttpContext http, UndoRun undo, CancellationToken ct) =>
        Answer(await undo.PreviewAsync(http.Caller(), Number(run), From(http), http.Count(Most, UndoRun.Most), ct));

    private static async Task<IResult> UndoAsync(string run, HttpContext http, UndoRun undo, CancellationToken ct) =>
        Answer(await undo.RunAsync(http.Caller(), Number(run), From(http), http.Count(Most, UndoRun.Most), ct));

    private static IResult Answer(UndoReport report) => Results.Json(UndoAnswer.Of(report), ApiJson.V1);

    private static int From(HttpContext http) => (int)Math.Min(http.FindNumber("from") ?? 0, int.MaxValue / 2);

    private static async Task<IDirectory> OpenAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = directories.Open(http.Caller().Workspace);
        (await Authority.OfAsync(directory, http.Caller(), ct)).Require(Permissions.ManageProvisioning);
        return directory;
    }

    private static long Number(string text) => long.TryParse(text, out var run) ? run : throw NotFound();

    private static RefusedException NotFound() => new(Refusal.NotFound, "There is no such run in this workspace: GET …/runs lists them.");

    private sealed record RunsAnswer(IReadOnlyList<RunAnswer> Runs);
}
