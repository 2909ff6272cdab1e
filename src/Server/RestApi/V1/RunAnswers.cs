using Rolecall.Domain.Provisioning.Undoing;

namespace Rolecall.Server.RestApi.V1;

/// <param name="Writes">Requests that changed something.</param>
/// <param name="UndoneAt">When the last of it was taken back.</param>
internal sealed record RunAnswer(
    long Run, int Connection, DateTimeOffset StartedAt, DateTimeOffset LastAt, long Writes, DateTimeOffset? UndoneAt, string? UndoneBy)
{
    public static RunAnswer Of(ProvisioningRun run) =>
        new(run.Run, run.Connection.Value, run.Started, run.Last, run.Writes, run.Undone, run.UndoneBy);
}

/// <summary>A run with what it touched; what it created and then changed counts as created.</summary>
internal sealed record RunDetail(RunAnswer Run, TouchedAnswer Members, TouchedAnswer Groups, TouchedAnswer Resources)
{
    public static RunDetail Of(RunTouched touched) => new(
        RunAnswer.Of(touched.Run),
        new TouchedAnswer(touched.CreatedMembers.Count, touched.ChangedMembers.Count),
        new TouchedAnswer(touched.CreatedGroups.Count, touched.ChangedGroups.Count),
        new TouchedAnswer(touched.CreatedResources.Count, touched.ChangedResources.Count));
}

internal sealed record TouchedAnswer(int Created, int Changed);

/// <param name="Total">All that the run touched.</param>
/// <param name="Changed">Of this portion.</param>
/// <param name="Skipped">Of this portion; each line says why.</param>
/// <param name="Next">To be sent as "from" for the next portion; null when this was the last.</param>
internal sealed record UndoAnswer(RunAnswer Run, long Total, int Changed, int Skipped, int? Next, IReadOnlyList<UndoLineAnswer> Lines)
{
    public static UndoAnswer Of(UndoReport report) => new(
        RunAnswer.Of(report.Run),
        report.Total,
        report.Lines.Count(line => line.Change is not null),
        report.Lines.Count(line => line.Skipped is not null),
        report.Next,
        [.. report.Lines.Where(line => line.Change is not null || line.Skipped is not null).Select(UndoLineAnswer.Of)]);
}

/// <param name="Skipped">Why it stays as it is; null when it does not.</param>
internal sealed record UndoLineAnswer(string Subject, string? Name, DifferenceAnswer? Change, string? Skipped)
{
    public static UndoLineAnswer Of(UndoLine line) =>
        new(line.Subject, line.Name, line.Change is { } change ? DifferenceAnswer.Of(change) : null, line.Skipped);
}
