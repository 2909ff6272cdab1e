namespace Rolecall.Simulator.Okta;

/// <summary>How an Okta app sends a change of activity or of a group; fixed by how the app was made.</summary>
internal enum Dialect
{
    /// <summary>Apps of the catalogue: PUT for the profile, PATCH for activity and groups.</summary>
    Catalogue,

    /// <summary>Apps of the App Integration Wizard: PUT for everything.</summary>
    Wizard,
}
