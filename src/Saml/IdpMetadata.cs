using System.Globalization;
using System.Xml.Linq;

namespace Rolecall.Saml;

/// <summary>What an identity provider says of itself: its name, where it signs people in and the certificates it signs with.</summary>
/// <remarks>
/// It fills these fields and never sets policy: Keycloak once took a key without <c>use</c> as leave to check no
/// signatures (CVE-2026-16443). So hints such as WantAuthnRequestsSigned are not read, and neither is the document's
/// own signature: whoever may set the connection up vouches for the document.
/// </remarks>
/// <param name="EntityId">What the issuer of every response must be, character for character.</param>
/// <param name="SignOnServices">At least one; the preferred one, HTTP-Redirect, first.</param>
/// <param name="Certificates">At least one that has not expired; those that have are kept and flagged.</param>
public sealed record IdpMetadata(
    string EntityId, IReadOnlyList<SignOnService> SignOnServices, IReadOnlyList<SigningCertificate> Certificates)
{
    public const int MaximumBytes = 256 * 1024;

    private const int MaximumEntityIdLength = 1024; // SAML core §8.3.6
    internal const string Saml2 = "urn:oasis:names:tc:SAML:2.0:protocol";

    /// <summary>Where to send people to sign in: by HTTP-Redirect if the provider offers it, else by HTTP-POST.</summary>
    public Uri SingleSignOnUrl => SignOnServices[0].Location;

    /// <exception cref="MetadataException">Whatever is wrong with the document, it is this.</exception>
    public static IdpMetadata Parse(ReadOnlyMemory<byte> xml, DateTimeOffset now)
    {
        var entity = OnlyEntity(MetadataXml.Read(xml));
        var provider = OnlyProvider(entity);
        foreach (var element in provider.AncestorsAndSelf())
            RequireCurrent((string?)element.Attribute("validUntil"), now);

        return new IdpMetadata(
            Checked((string?)entity.Attribute("entityID")),
            SignOnService.ListedIn(provider),
            SigningCertificate.ListedIn(provider, now));
    }

    /// <summary>For those whose identity provider shows the parts and no metadata.</summary>
    /// <param name="certificates">Each PEM or base64.</param>
    /// <exception cref="MetadataException">What is wrong with what was typed.</exception>
    public static IdpMetadata ByHand(
        string entityId, SignOnBinding binding, string signOnUrl, IReadOnlyList<string> certificates, DateTimeOffset now) => new(
        Checked(entityId),
        [new SignOnService(binding, SignOnService.Checked(signOnUrl))],
        SigningCertificate.Usable(certificates.Select(certificate => SigningCertificate.Parse(certificate, now))));

    private static XElement OnlyEntity(XElement root)
    {
        var entities = root.DescendantsAndSelf(MetadataXml.Metadata + "EntityDescriptor").ToList();
        if (entities.Count > 1)
            throw new MetadataException(
                $"The metadata describes {entities.Count} entities; export that of the one identity provider this connection is for.");

        // Inside an Extensions element it would describe something else.
        return entities.Count == 1 && entities[0].Ancestors().All(above => above.Name == MetadataXml.Metadata + "EntitiesDescriptor")
            ? entities[0]
            : throw new MetadataException(
                "The XML is not SAML metadata, as it has no EntityDescriptor; in Okta, take it from \"Metadata URL\" on the tab \"Sign On\".");
    }

    private static XElement OnlyProvider(XElement entity)
    {
        var providers = entity.Elements(MetadataXml.Metadata + "IDPSSODescriptor").ToList();
        if (providers is not [var provider])
            throw new MetadataException(
                $"The metadata must have one IDPSSODescriptor and has {providers.Count}; "
                + "export that of the identity provider, not that of an application.");

        var protocols = (string?)provider.Attribute("protocolSupportEnumeration") ?? "";
        return protocols.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(Saml2, StringComparer.Ordinal)
            ? provider
            : throw new MetadataException(
                "The identity provider in the metadata does not speak SAML 2.0; switch that protocol on there.");
    }

    private static string Checked(string? entityId) =>
        entityId?.Trim() is { Length: > 0 and <= MaximumEntityIdLength } trimmed
            ? trimmed
            : throw new MetadataException(
                $"The identity provider needs an entityID of 1 to {MaximumEntityIdLength} characters; it is also called its issuer.");

    // SAML metadata §2.3.1: past that time, what it says no longer holds.
    private static void RequireCurrent(string? validUntil, DateTimeOffset now)
    {
        if (validUntil is null)
            return;
        if (!DateTimeOffset.TryParse(validUntil, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) || end < now)
            throw new MetadataException(
                $"The metadata was valid until \"{Quoted.Shortened(validUntil)}\"; export it again from the identity provider.");
    }
}
