namespace Rolecall.Saml.Responses;

/// <summary>Why a response is not accepted. The browser is shown no more than this.</summary>
public enum SamlRefusal
{
    /// <summary>Not base64 of an XML document in UTF-8, or not a SAML 2.0 response.</summary>
    Malformed,

    /// <summary>Larger, deeper or with more elements than any genuine one.</summary>
    TooLarge,

    /// <summary>A second assertion, a signature in another place, comments, ambiguous ids: what wrapping attacks are made of.</summary>
    Structure,

    /// <summary>Something in it is encrypted.</summary>
    Encrypted,

    /// <summary>Neither the response nor the assertion is signed.</summary>
    Unsigned,

    /// <summary>The signature uses an algorithm or a transform that is not on the list.</summary>
    Algorithm,

    /// <summary>The signature is by no key of the connection, or what it covers was changed.</summary>
    Signature,

    /// <summary>The connection has no certificate that could verify it, or only one that has expired.</summary>
    Certificate,

    /// <summary>The identity provider says that the sign-in failed.</summary>
    Status,

    Issuer,

    /// <summary>Meant for another address: Destination or Recipient.</summary>
    Destination,

    Audience,

    /// <summary>Answers another request, or none where one was made, or one where none was made.</summary>
    Request,

    /// <summary>Not a bearer assertion with exactly one confirmation.</summary>
    Confirmation,

    /// <summary>A condition we do not know, and so cannot keep.</summary>
    Condition,

    NotYet,

    Expired,

    /// <summary>No usable NameID.</summary>
    Subject,

    /// <summary>Does not say when and how the person signed in.</summary>
    Statement,
}
