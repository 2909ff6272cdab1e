namespace Rolecall.Server.Admin.Provisioning;

/// <param name="RefusedOnly">Only answers of 400 and above.</param>
/// <param name="Member">Only what concerns one person.</param>
/// <param name="Run">Only the requests of one run.</param>
/// <param name="Next">The query of the next page; null on the last.</param>
public sealed record LogModel(
    IReadOnlyList<LogRow> Rows, bool RefusedOnly, long? Member, long? Run, string? RequestId, bool IsFirst, string? Next);

public sealed record LogRow(
    long Sequence, DateTimeOffset At, string Sentence, string Method, string Path, int Status, string Tone, IReadOnlyList<string> Notes);

/// <summary>One request, whole.</summary>
/// <param name="Request">Masked; null when there was none.</param>
/// <param name="MayTry">Whether it can be tried again without doing it.</param>
public sealed record LogLineModel(
    long Sequence,
    long? Run,
    DateTimeOffset At,
    string Sentence,
    string Connection,
    string Token,
    string RequestId,
    string Method,
    string Path,
    int Status,
    string Tone,
    string? Request,
    string? Answer,
    IReadOnlyList<string> Notes,
    long? Member,
    bool MayTry);
