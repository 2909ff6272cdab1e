namespace Rolecall.Simulator.Okta;

/// <summary>Someone in Okta's own directory, as far as the app's profile maps it.</summary>
/// <param name="OktaId">Okta's user id, sent as externalId.</param>
internal sealed record Person(string UserName, string GivenName, string FamilyName, string OktaId)
{
    // Unique id and e-mail are the same in the app's default mapping.
    public string Email { get; init; } = UserName;

    public string DisplayName => $"{GivenName} {FamilyName}";
}

/// <summary>A person whom the server knows under <paramref name="Id"/>.</summary>
internal sealed record Assigned(Person Person, string Id)
{
    public string UserName => Person.UserName;
}
