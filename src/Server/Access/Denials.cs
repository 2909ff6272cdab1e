using Rolecall.Domain.Connections;

namespace Rolecall.Server.Access;

/// <summary>The sentences of a 401: each says what to do next, none whether a secret was nearly right.</summary>
internal static class Denials
{
    public static Denied Missing(AccessPolicy policy) => new(
        Denial.Missing,
        policy == AccessPolicy.ScimToken
            ? "Send the SCIM API token of this workspace in the header 'Authorization: Bearer <token>'."
            : "Send an API key in the header 'Authorization: pk_<key>'.");

    public static Denied Malformed() =>
        new(Denial.Malformed, "This is not a whole Rolecall token: copy it again, from the first to the last character.");

    public static Denied Unknown() => new(Denial.Unknown, "This token is not known: an owner or admin can issue a new one in Rolecall.");

    public static Denied WrongKind(AccessPolicy policy) => new(
        Denial.WrongKind,
        policy == AccessPolicy.ScimToken
            ? "This is not a SCIM API token: copy the one that Rolecall shows with the connection."
            : "This is not an API key: SCIM tokens and owner links open nothing here.");

    public static Denied WrongWorkspace() =>
        new(Denial.WrongWorkspace, "This token belongs to another workspace: use it with the SCIM base URL that was shown with it.");

    public static Denied Expired(DateTimeOffset at) =>
        new(Denial.Expired, $"This token expired on {at.UtcDateTime:yyyy-MM-dd}: an owner or admin can issue a new one in Rolecall.");

    public static Denied Ended() =>
        new(Denial.Ended, "This token was replaced or revoked: use the new one, or ask an owner or admin of the workspace for one.");

    public static Denied ConnectionNotEnabled(Connection? connection) => new(
        Denial.ConnectionNotEnabled,
        $"The connection '{connection?.Name}' is disabled: an owner can enable it again in Rolecall.");

    public static Denied MemberInactive() =>
        new(Denial.MemberInactive, "The person this key belongs to has no access to the workspace any more.");

    public static Denied SsoRequired() => new(
        Denial.SsoRequired, "The workspace requires single sign-on, and the person this key belongs to never signed in that way: sign in through the identity provider once.");
}
