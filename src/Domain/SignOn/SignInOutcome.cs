using Rolecall.Domain.Accounts;

namespace Rolecall.Domain.SignOn;

/// <summary>What became of a sign-in through an identity provider.</summary>
public abstract record SignInOutcome;

/// <param name="Started">Null where the session that asked goes on: the connection was tried, or linked.</param>
public sealed record SignedIn(StartedSession? Started, SignInPurpose Purpose, string ReturnTo) : SignInOutcome;

/// <summary>Nobody here is whom the identity provider named, and the workspace takes people in by signing in.</summary>
public sealed record NeedsMember : SignInOutcome;

/// <param name="Code">A short word for the browser.</param>
/// <param name="Sentence">For the person: what to do.</param>
/// <param name="Reason">For whoever looks after the connection: what to change.</param>
public sealed record SignInRefused(string Code, string Sentence, string Reason) : SignInOutcome;
