namespace Rolecall.Saml;

/// <summary>The metadata is not accepted; the message is one sentence that says what to change at the identity provider.</summary>
public sealed class MetadataException(string message) : Exception(message);
