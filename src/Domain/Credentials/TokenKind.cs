namespace Rolecall.Domain.Credentials;

/// <summary>What a secret is good for. Kinds are never interchangeable (security.md R-25).</summary>
public enum TokenKind
{
    /// <summary>SCIM of one connection.</summary>
    Scim,

    /// <summary>The public API as one member.</summary>
    Personal,

    /// <summary>The public API for the app itself, with an admin's rights.</summary>
    Workspace,

    /// <summary>Lets an owner in once, within an hour.</summary>
    OwnerLink,
}
