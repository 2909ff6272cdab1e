using Rolecall.Domain;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin.Provisioning;

internal static class RunEndpoints
{
    private const int PageSize = 50;
    private const int Portion = 200;

    public static void MapRuns(this IEndpointRouteBuilder console)
    {
        console.MapGet("/provisioning/runs", ListAsync);
        console.MapGet("/provisioning/runs/{run:long}", ShowAsync);
        console.MapPost("/provisioning/runs/{run:long}/undo", UndoAsync);
    }

    public static UndoRow Row(Difference change, WorkspaceView view, Shell shell) => new(
        change.Name ?? change.Subject,
        Path(change.Subject, shell),
        Word(change.Kind),
        [.. change.Values.Select(value => new ValueChange(value.Name, ChangedWords.Of(value.Name, value.Before, view), ChangedWords.Of(value.Name, value.After, view)))],
        null);

    private static async Task<IResult> ListAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var visit = ProvisioningTabs.Enter(http);
        var directory = directories.Open(visit.Caller.Workspace);
        var before = long.TryParse(http.Request.Query.Find("before"), out var number) && number > 0 ? number : (long?)null;
        var runs = await directory.ReadRunsAsync(new RunQuery(PageSize, before), ct);
        var view = await directory.ReadWorkspaceAsync(ct);
        return http.Show<RunsPage>(new RunsModel(
            [.. runs.Select(run => Row(run, view))], before is null, runs.Count < PageSize ? null : $"before={runs[^1].Run}"));
    }

    private static async Task<IResult> ShowAsync(long run, HttpContext http, IDirectories directories, UndoRun undo, CancellationToken ct)
    {
        var visit = ProvisioningTabs.Enter(http);
        var view = await directories.Open(visit.Caller.Workspace).ReadWorkspaceAsync(ct);
        return http.Show<RunPage>(Model(await undo.PreviewAsync(visit.Caller, run, 0, Portion, ct), view, visit, 0));
    }

    private static async Task<IResult> UndoAsync(long run, HttpContext http, IDirectories directories, UndoRun undo, CancellationToken ct)
    {
        var visit = ProvisioningTabs.Enter(http);
        var view = await directories.Open(visit.Caller.Workspace).ReadWorkspaceAsync(ct);
        var from = int.TryParse((await http.FormAsync()).Find("from"), out var place) && place > 0 ? Math.Min(place, int.MaxValue / 2) : 0;
        try
        {
            return http.Show<RunPage>(Model(await undo.RunAsync(visit.Caller, run, from, Portion, ct), view, visit, from) with { Done = true });
        }
        catch (RefusedException refused) when (refused.Refusal != Refusal.NotFound)
        {
            var preview = await undo.PreviewAsync(visit.Caller, run, from, Portion, ct);
            return http.Show<RunPage>(Model(preview, view, visit, from) with { Error = refused.Message }, PageErrors.StatusOf(refused));
        }
    }

    private static RunModel Model(UndoReport report, WorkspaceView view, Visit visit, int from) => new(
        Row(report.Run, view),
        report.Total,
        [.. report.Lines.Where(line => line.Change is not null || line.Skipped is not null).Select(line => Row(line, view, visit.Shell))],
        from,
        report.Next,
        false,
        null);

    private static UndoRow Row(UndoLine line, WorkspaceView view, Shell shell) => line.Change is { } change
        ? Row(change, view, shell) with { Subject = line.Name ?? change.Name ?? line.Subject }
        : new UndoRow(line.Name ?? line.Subject, Path(line.Subject, shell), "stays", [], line.Skipped);

    private static RunRow Row(ProvisioningRun run, WorkspaceView view) => new(
        run.Run,
        view.Connections.FirstOrDefault(connection => connection.Id == run.Connection)?.Name ?? "A former connection",
        run.Started,
        run.Last,
        run.Writes,
        run.Undone);

    private static string? Path(string subject, Shell shell) =>
        subject.StartsWith("member:", StringComparison.Ordinal) && long.TryParse(subject["member:".Length..], out var number)
            ? shell.Path($"/members/{number}")
            : null;

    private static string Word(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Created => "created",
        DifferenceKind.Changed => "changed",
        DifferenceKind.Deleted => "deleted",
        DifferenceKind.Restored => "restored",
    };
}
