namespace Rolecall.Domain.Credentials;

/// <summary>A new secret and what is kept of it.</summary>
/// <param name="Token">Shown to whoever asked, once; nothing else ever holds it.</param>
public sealed record IssuedCredential(SecretToken Token, Credential Credential);
