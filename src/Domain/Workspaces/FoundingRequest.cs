using Rolecall.Domain.Accounts;
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

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public void Check()
    {
        ClientProfiles.Check(Client);
        if (Behaviour.Sso == SsoPolicy.Required)
            throw new RefusedException(Refusal.InvalidValue, "Single sign-on can be required once someone has signed in through it: leave out 'sso=required' and set it in the console.");
        NameKey.Of(Name);
        if (Name.Length > LongestName)
            throw new RefusedException(Refusal.InvalidValue, $"A workspace's name has at most {LongestName} characters.");
        if (!EmailAddress.IsOne(OwnerEmail))
            throw new RefusedException(Refusal.InvalidValue, "The owner needs an e-mail address such as ada@example.com.");
        if (OwnerName is not null)
            NameKey.Of(OwnerName);
        if (OwnerName is not null && !OwnerName.Contains(' ', StringComparison.Ordinal))
            throw new RefusedException(Refusal.InvalidValue, "The owner's name needs a given and a family name, because Okta imports nobody without: \"Ada Lovelace\".");
    }

    internal (string Given, string Family) OwnerNames =>
        OwnerName?.LastIndexOf(' ') is { } at ? (OwnerName[..at].TrimEnd(), OwnerName[(at + 1)..]) : ("Workspace", "Owner");
}
