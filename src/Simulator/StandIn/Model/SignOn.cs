namespace Rolecall.Simulator.StandIn.Model;

internal enum SignOnMethod
{
    None,
    Saml,
    OpenIdConnect,
}

/// <summary>Which parts of a SAML response carry a signature.</summary>
internal enum SignedPart
{
    Assertion,
    Response,
    Both,
}

/// <summary>How people sign in to an application.</summary>
internal sealed record SignOn
{
    public SignOnMethod Method { get; init; } = SignOnMethod.None;

    /// <summary>"Single sign-on URL": the assertion consumer service.</summary>
    public string AcsUrl { get; init; } = "";

    /// <summary>"Audience URI (SP Entity ID)".</summary>
    public string EntityId { get; init; } = "";

    public SignedPart Signed { get; init; } = SignedPart.Both;

    public string ClientSecret { get; init; } = "";

    public string RedirectUri { get; init; } = "";
}
