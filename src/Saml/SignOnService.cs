using System.Xml.Linq;

namespace Rolecall.Saml;

/// <summary>How the browser carries our request to the identity provider. Answers come by POST alone.</summary>
public enum SignOnBinding
{
    Redirect,
    Post,
}

/// <summary>Where the identity provider takes sign-in requests.</summary>
/// <param name="Location">Absolute https, or http on a loopback host.</param>
public sealed record SignOnService(SignOnBinding Binding, Uri Location)
{
    private static readonly (SignOnBinding Binding, string Name)[] Preferred =
    [
        (SignOnBinding.Redirect, "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"),
        (SignOnBinding.Post, "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
    ];

    /// <summary>The first service of each binding we speak, the preferred one first; other bindings are none of our business.</summary>
    internal static IReadOnlyList<SignOnService> ListedIn(XElement provider)
    {
        var services = new List<SignOnService>();
        foreach (var (binding, name) in Preferred)
        {
            var offered = provider.Elements(MetadataXml.Metadata + "SingleSignOnService")
                .FirstOrDefault(service => (string?)service.Attribute("Binding") == name);
            if (offered is not null)
                services.Add(new SignOnService(binding, Checked((string?)offered.Attribute("Location"))));
        }

        return services.Count > 0
            ? services
            : throw new MetadataException(
                "The metadata names no sign-in address; switch the HTTP-Redirect or HTTP-POST binding on at the identity provider.");
    }

    // People are sent there to type their password. The loopback exception serves stand-in providers in development.
    internal static Uri Checked(string? location) =>
        Uri.TryCreate(location, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : throw new MetadataException(
                $"The sign-in address \"{Quoted.Shortened(location)}\" must be an absolute https URL.");
}
