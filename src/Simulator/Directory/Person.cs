namespace Rolecall.Simulator.Directory;

/// <summary>Someone in the identity provider's own directory, as far as it is sent.</summary>
/// <param name="SourceId">The identity provider's own id, sent as externalId.</param>
internal sealed record Person(string UserName, string GivenName, string FamilyName, string SourceId)
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
