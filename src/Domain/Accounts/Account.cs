namespace Rolecall.Domain.Accounts;

/// <summary>A person who has proved an e-mail address to this installation. SCIM never reads, makes or changes one.</summary>
/// <param name="Email">The sign-in address, unique in the installation by name key.</param>
public sealed record Account(long Number, string Email, string Name, DateTimeOffset Created);
