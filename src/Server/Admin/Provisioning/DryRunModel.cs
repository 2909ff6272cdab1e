namespace Rolecall.Server.Admin.Provisioning;

/// <param name="Line">The line of the log that is tried again; null for a request that is written here.</param>
/// <param name="Result">Null before anything was tried.</param>
public sealed record DryRunModel(string Method, string Path, string? Body, long? Line, DryRunResult? Result, string? Error);

public sealed record DryRunResult(int Status, string Tone, string? Answer, IReadOnlyList<string> Notes, IReadOnlyList<UndoRow> Changes);
