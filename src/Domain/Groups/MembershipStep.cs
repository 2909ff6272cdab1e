using Rolecall.Scim.Filtering;

namespace Rolecall.Domain.Groups;

/// <summary>One change of who is in a group. Steps are taken in order, set-based, and cost what they name, not what the group holds.</summary>
public abstract record MembershipStep;

/// <summary>Adding who is in already changes nothing (RFC 7644 §3.5.2.1).</summary>
/// <param name="Ids">As the client wrote them; one that is no member's id is refused.</param>
public sealed record AddMembers(IReadOnlyList<string> Ids) : MembershipStep;

/// <summary>Removing who is not in changes nothing.</summary>
public sealed record RemoveMembers(IReadOnlyList<string> Ids) : MembershipStep;

/// <summary>Those a filter on value, display, type or $ref chooses.</summary>
public sealed record RemoveMatching(Filter Where) : MembershipStep;

/// <summary>
/// Those a filter chooses should become these. Nobody may be chosen (RFC 7644 §3.5.2.3: no target), and who is chosen cannot become
/// someone else (RFC 7643 §4.2), so that this never changes anything.
/// </summary>
public sealed record ReplaceMatching(Filter Where, IReadOnlyList<string> Ids) : MembershipStep;

/// <summary>Exactly these from now on; none of them empties the group.</summary>
public sealed record ReplaceMembers(IReadOnlyList<string> Ids) : MembershipStep;
