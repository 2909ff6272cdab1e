using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.SignOn;

/// <param name="Connection">The id; empty for those of all.</param>
/// <param name="Next">The query of the next page; null on the last one.</param>
public sealed record SignInLogModel(
    IReadOnlyList<AttemptLine> Lines, IReadOnlyList<Option> Connections, string Connection, bool RefusedOnly, long? Member, bool IsFirst, string? Next);
