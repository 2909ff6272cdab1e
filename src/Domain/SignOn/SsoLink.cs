using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;

namespace Rolecall.Domain.SignOn;

/// <summary>Who a subject of an identity provider is here. Nothing but the whole of (connection, issuer, subject) identifies a person (security.md I-40, R-11).</summary>
public sealed record SsoLink(
    ConnectionId Connection, string Issuer, string Subject, MemberNumber Member, DateTimeOffset Linked, DateTimeOffset LastUsed);
