namespace Rolecall.Domain.Accounts;

/// <summary>A person who has proved an e-mail address to this installation. SCIM never reads, makes or changes one.</summary>
/// <param name="Email">The sign-in address, unique in the installation by name key.</param>
public sealed record Account(long Number, string Email, string Name, DateTimeOffset Created)
{
    /// <summary>What the password is checked with; null before one was set.</summary>
    public string? Password { get; init; }

    /// <summary>Moves with password, address and second factor: a mailed link that was made before is good no more.</summary>
    public long Version { get; init; }

    /// <summary>The second factor; null when there is none.</summary>
    public SecondFactor? SecondFactor { get; init; }
}
