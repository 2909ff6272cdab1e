using Rolecall.Server.Admin.SignOn;

namespace Rolecall.Server.Admin.Members;

/// <param name="MayChange">Whether whoever looks may unlink the person and let them do without.</param>
/// <param name="IsRequired">Whether single sign-on is required, so that doing without matters now.</param>
/// <param name="Attempts">The latest; null for someone who may not read them.</param>
public sealed record MemberSignOnCard(
    IReadOnlyList<LinkLine> Links, bool Bypasses, bool MayChange, bool IsRequired, IReadOnlyList<AttemptLine>? Attempts);

public sealed record LinkLine(string Connection, string Subject, DateTimeOffset Linked, DateTimeOffset LastUsed);
