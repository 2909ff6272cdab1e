using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Access;

/// <summary>What a credential proved.</summary>
internal abstract record Admission;

/// <param name="TokenHandle">The part of the token that may be shown and logged.</param>
/// <param name="Connection">Of a SCIM token.</param>
internal sealed record Admitted(Caller Caller, string TokenHandle, Connection? Connection) : Admission;

/// <param name="Sentence">What to do, for the body of the 401.</param>
internal sealed record Denied(Denial Reason, string Sentence) : Admission
{
    /// <summary>RFC 6750 §3.1: the challenge carries an error code only when a token was given.</summary>
    public bool TokenGiven => Reason != Denial.Missing;
}

/// <summary>Why a request is not let in; counted, and logged without the token.</summary>
internal enum Denial
{
    Missing,

    /// <summary>No token of ours: wrong shape or checksum. Found without a look into the store.</summary>
    Malformed,
    Unknown,
    WrongKind,
    WrongWorkspace,
    Expired,

    /// <summary>Rotated or revoked.</summary>
    Ended,
    ConnectionNotEnabled,
    MemberInactive,

    /// <summary>The workspace requires an identity provider, and the person never signed in through it.</summary>
    SsoRequired,
}
