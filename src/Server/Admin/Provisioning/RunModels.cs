namespace Rolecall.Server.Admin.Provisioning;

/// <param name="Next">The query of the next page; null on the last.</param>
public sealed record RunsModel(IReadOnlyList<RunRow> Rows, bool IsFirst, string? Next);

/// <param name="Writes">Requests that changed something.</param>
public sealed record RunRow(long Run, string Connection, DateTimeOffset Started, DateTimeOffset Last, long Writes, DateTimeOffset? Undone);

/// <param name="Lines">What undoing would come to, or came to.</param>
/// <param name="Next">Where the next portion begins; null when this is the last.</param>
/// <param name="Done">Whether it was undone just now.</param>
public sealed record RunModel(
    RunRow Row, long Total, IReadOnlyList<UndoRow> Lines, int From, int? Next, bool Done, string? Error);

/// <param name="Path">To the person; null for what has no page.</param>
public sealed record UndoRow(string Subject, string? Path, string Kind, IReadOnlyList<ValueChange> Values, string? Skipped);

public sealed record ValueChange(string Name, string Before, string After);
