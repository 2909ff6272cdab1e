using Rolecall.Domain.Accounts;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Events;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.SignOn;

/// <summary>What an identity provider says of a person, once its word was verified.</summary>
/// <param name="Subject">OpenID Connect's sub, or SAML's NameID.</param>
/// <param name="UserNames">What may equal a userName: NameID, preferred_username.</param>
/// <param name="ExternalId">What may equal an externalId: sub; null for SAML.</param>
/// <param name="Email">For a membership made at sign-in; it proves nothing.</param>
/// <param name="Until">When the identity provider wants the session to end; null when it does not say.</param>
/// <param name="Assertion">Of SAML: its id and until when it could be presented again, which must not be.</param>
public sealed record ProvenIdentity(
    ConnectionId Connection,
    SignInMethod Method,
    string Issuer,
    string Subject,
    IReadOnlyList<string> UserNames,
    string? ExternalId,
    string? Email,
    string? GivenName,
    string? FamilyName,
    DateTimeOffset? Until,
    UsedAssertion? Assertion);

public sealed record UsedAssertion(string Id, DateTimeOffset GoodUntil);

/// <summary>All that the decision about a sign-in may depend on, read inside its transaction.</summary>
/// <param name="State">The sign-in under way that the answer belongs to; null when there is none, and for an answer nobody asked for.</param>
/// <param name="IsReplay">Whether the assertion was accepted before.</param>
/// <param name="Linked">Who the pair of issuer and subject is.</param>
/// <param name="Matching">Those of the workspace whom the names fit and whom no other enabled connection manages, by externalId before userName.</param>
/// <param name="Session">The session of <see cref="SignInState.Session"/>, asked to open this workspace.</param>
/// <param name="LinkOf">A member's link through this connection.</param>
public sealed record SignInContext(
    WorkspaceView View,
    SignInState? State,
    bool IsReplay,
    MemberState? Linked,
    IReadOnlyList<MemberState> Matching,
    FoundSession? Session,
    Func<MemberNumber, SsoLink?> LinkOf)
{
    public Connection? Connection(ConnectionId id) => View.Connections.FirstOrDefault(connection => connection.Id == id);
}

/// <summary>One sign-in, whole.</summary>
public sealed record SignInCommit
{
    /// <summary>Whether the state and the assertion are used up now.</summary>
    public bool Uses { get; init; }

    /// <summary>Added or changed; a member's former link through the connection goes.</summary>
    public SsoLink? Link { get; init; }

    public IReadOnlyList<Connection> Connections { get; init; } = [];

    /// <summary>Added or changed.</summary>
    public BrowserSession? Session { get; init; }

    /// <summary>The handle of a session that the new one takes the place of.</summary>
    public string? EndedSession { get; init; }

    public IReadOnlyList<AuditFact> Audit { get; init; } = [];

    public IReadOnlyList<OutgoingEvent> Events { get; init; } = [];

    public SignInAttempt? Attempt { get; init; }
}

public sealed record SignInCommit<T>(SignInCommit Commit, T Result);
