using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;

namespace Rolecall.Domain.Provisioning;

/// <summary>What a write came to that was made, looked at and taken back.</summary>
/// <param name="Exchange">The line it would have left in the provisioning log.</param>
public abstract record RehearsedWrite(Exchange? Exchange);

/// <param name="Before">Null for somebody new.</param>
/// <param name="After">Null when nothing about a member changes.</param>
public sealed record RehearsedMember(MemberState? Before, MemberState? After, Exchange? Exchange) : RehearsedWrite(Exchange)
{
    public static RehearsedMember Of(MemberContext context, MemberCommit commit) => new(
        commit.After is { } after ? context.Found.FirstOrDefault(state => state.Member.Number == after.Member.Number) : null,
        commit.After,
        commit.Exchange);
}

/// <param name="Outcome">Null when it was refused.</param>
public sealed record RehearsedGroup(GroupOutcome? Outcome, Exchange? Exchange) : RehearsedWrite(Exchange);

/// <param name="Before">Null for a new one.</param>
/// <param name="After">Null when it is deleted, or nothing changes.</param>
public sealed record RehearsedResource(Resource? Before, Resource? After, bool Deletes, Exchange? Exchange) : RehearsedWrite(Exchange);
