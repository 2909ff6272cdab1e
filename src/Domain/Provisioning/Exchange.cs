using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;

namespace Rolecall.Domain.Provisioning;

/// <summary>One line of the provisioning log: what a SCIM client asked, what it was answered, and why.</summary>
/// <param name="Path">From the base URL on, with the query.</param>
/// <param name="Request">The body, with secrets masked; null when there was none.</param>
/// <param name="Answer">The body, with secrets masked; null when there was none.</param>
/// <param name="Notes">The policies, tolerances and quirks that shaped the answer, one sentence each.</param>
public sealed record Exchange(
    ConnectionId Connection,
    string TokenHandle,
    string RequestId,
    DateTimeOffset At,
    string Method,
    string Path,
    string? Request,
    int Status,
    string? Answer,
    MemberNumber? Member,
    IReadOnlyList<string> Notes);

/// <summary>An exchange as the log holds it.</summary>
/// <param name="Sequence">Its place in the workspace's log.</param>
/// <param name="Run">Requests of one connection without a pause of <see cref="Runs.Pause"/> form a run; null for reads outside one.</param>
public sealed record LoggedExchange(long Sequence, long? Run, Exchange Exchange);

public static class Runs
{
    /// <summary>A silence this long ends a run: Okta works through a group's people at a stretch.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
}
