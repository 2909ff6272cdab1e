using Rolecall.Simulator.Directory;

namespace Rolecall.Simulator.StandIn.Model;

/// <summary>Somebody in the stand-in's directory.</summary>
/// <param name="Id">Sent as externalId and as the subject of ID tokens, as Okta does with its user id.</param>
internal sealed record DirectoryPerson(string Id, string UserName, string Email, string GivenName, string FamilyName)
{
    public bool Active { get; init; } = true;

    public string DisplayName => $"{GivenName} {FamilyName}";

    public Person AsSent() => new(UserName, GivenName, FamilyName, Id) { Email = Email };
}
