using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Recording;

/// <summary>Answers what a SCIM request would do, by doing it and taking it back.</summary>
internal interface IRehearsals
{
    /// <exception cref="Scim.RefusedException">NotFound, InvalidValue: it is none that can be rehearsed.</exception>
    Task<RehearsedAnswer> RunAsync(Caller caller, Connection connection, RehearsedRequest request, CancellationToken ct);
}

/// <param name="Path">From the base URL on, with the query.</param>
/// <param name="Body">JSON; empty for none.</param>
internal sealed record RehearsedRequest(string Method, string Path, ReadOnlyMemory<byte> Body);

/// <param name="Answer">The body the client would get, as the log would keep it; null when it has none.</param>
/// <param name="Notes">Why, a sentence each.</param>
internal sealed record RehearsedAnswer(int Status, string? Answer, IReadOnlyList<string> Notes, IReadOnlyList<Difference> Differences);
