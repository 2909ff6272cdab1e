using Rolecall.Domain.Clients;
using Rolecall.Domain.Connections;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Workspaces;

/// <summary>What the operator wants of a new workspace.</summary>
/// <param name="OwnerName">"Given Family"; null when the operator does not know it.</param>
/// <param name="Provider">With it a connection comes into being, enabled on the operator's word and not yet proven.</param>
public sealed record FoundingRequest(string Name, string OwnerEmail, string? OwnerName, Behaviour Behaviour, IdentityProvider? Provider)
{
    /// <summary>The profile of the connection's client.</summary>
    public string Client { get; init; } = ClientProfiles.Generic;

    private const int LongestName = 100;
    private const int LongestEmail = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public void Check()
    {
        ClientProfiles.Check(Client);
        NameKey.Of(Name);
        if (Name.Length > LongestName)
            throw new RefusedException(Refusal.InvalidValue, $"A workspace's name has at most {LongestName} characters.");
        if (!IsAddress(OwnerEmail))
            throw new RefusedException(Refusal.InvalidValue, "The owner needs an e-mail address such as ada@example.com.");
        if (OwnerName is not null)
            NameKey.Of(OwnerName);
        if (OwnerName is not null && !OwnerName.Contains(' ', StringComparison.Ordinal))
            throw new RefusedException(Refusal.InvalidValue, "The owner's name needs a given and a family name, because Okta imports nobody without: \"Ada Lovelace\".");
    }

    internal (string Given, string Family) OwnerNames =>
        OwnerName?.LastIndexOf(' ') is { } at ? (OwnerName[..at].TrimEnd(), OwnerName[(at + 1)..]) : ("Workspace", "Owner");

    /// <summary>Only what a mistyped argument gets wrong: whether the address takes mail, the first mail will tell.</summary>
    private static bool IsAddress(string text) =>
        text.Length <= LongestEmail
        && text.Split('@') is [{ Length: > 0 }, { Length: > 0 } host]
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"')
        && Uri.CheckHostName(host) == UriHostNameType.Dns;
}
