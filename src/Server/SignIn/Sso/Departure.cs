namespace Rolecall.Server.SignIn.Sso;

/// <summary>Where a browser is sent, and with what.</summary>
/// <param name="SamlRequest">For a form that is posted; null when it is in the address.</param>
internal sealed record Departure(Uri Url, string? SamlRequest)
{
    public string Handle { get; init; } = "";

    /// <summary>For the browser's cookie.</summary>
    public string Secret { get; init; } = "";
}
