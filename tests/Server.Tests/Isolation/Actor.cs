namespace Rolecall.Server.Tests.Isolation;

/// <summary>How far a credential goes, whatever it is asked for.</summary>
public enum Standing
{
    None,

    /// <summary>Something, and no live credential.</summary>
    Bad,
    ScimToken,
    Key,
}

/// <summary>Someone who sends requests.</summary>
/// <param name="Authorization">The header; null for none.</param>
/// <param name="Home">The id of the workspace that the credential is of; null for none.</param>
/// <param name="Permissions">Of a key.</param>
/// <param name="IsPerson">Whether a key is a person's.</param>
public sealed record Actor(
    string Name, string? Authorization, Standing Standing, string? Home, IReadOnlySet<string> Permissions, bool IsPerson = true, int Rank = 0)
{
    public static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    public static Actor Nobody { get; } = new("nobody", null, Standing.None, null, Nothing);

    public static Actor With(string name, string authorization) => new(name, authorization, Standing.Bad, null, Nothing);

    public override string ToString() => Name;
}
