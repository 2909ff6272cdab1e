namespace Rolecall.Scim;

/// <summary>The reasons to refuse: RFC 7644 §3.12, tables 8 and 9, less the rows that only HTTP can know, and a few of our own.</summary>
public enum Refusal
{
    /// <summary>The caller may not do this at all.</summary>
    Forbidden,

    /// <summary>RFC 9865 §2.1: older than the cursors of this server live.</summary>
    ExpiredCursor,

    /// <summary>RFC 9865 §2.1: another page size than at the start of the walk, or more than a page holds.</summary>
    InvalidCount,

    /// <summary>RFC 9865 §2.1: not a cursor that this query was given.</summary>
    InvalidCursor,
    InvalidFilter,
    InvalidPath,
    InvalidSyntax,
    InvalidValue,
    Mutability,
    NoTarget,
    NotFound,

    /// <summary>RFC 7644 §7.5.2: the attribute must not appear in a request URI.</summary>
    Sensitive,
    TooMany,
    Uniqueness,

    /// <summary>The resource is not in the version that If-Match names.</summary>
    VersionMismatch,

    /// <summary>The state of something else stands in the way; the message says what to change first.</summary>
    Conflict,

    /// <summary>The body is larger than the limit that the message names.</summary>
    TooLarge,

    /// <summary>A part of the protocol that this server does not offer, as its discovery says.</summary>
    NotImplemented,

    /// <summary>Held back by policy until a person releases it.</summary>
    Held,

    /// <summary>The server is saturated or its store is away for a moment.</summary>
    Busy,
}
