using Rolecall.Domain.Accounts;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;

namespace Rolecall.Domain.SignOn;

/// <summary>A line for whoever looks after a connection and needs to know why somebody does not get in.</summary>
/// <param name="Id">Names it; grows with time.</param>
/// <param name="Outcome">"signed_in", or the short word that the browser was shown.</param>
/// <param name="Reason">One sentence that says what to change; null when it went well.</param>
public sealed record SignInAttempt(
    string Id,
    DateTimeOffset At,
    ConnectionId? Connection,
    SignInMethod Method,
    MemberNumber? Member,
    string Outcome,
    string? Reason,
    string? Address,
    string RequestId)
{
    public const string SignedIn = "signed_in";
}
