using System.Security.Cryptography;

namespace Rolecall.Saml.Responses;

/// <summary>The keys of one connection. Those of expired certificates only serve to say so.</summary>
internal sealed class SigningKeys(IReadOnlyList<ReadOnlyMemory<byte>> certificates, DateTimeOffset now)
{
    public void RequireSigned(byte[] data, byte[] signature, (HashAlgorithmName Hash, bool Elliptic) algorithm)
    {
        if (certificates.Count == 0)
            throw new SamlRefusedException(
                SamlRefusal.Certificate, "The connection has no signing certificate; give it the identity provider's metadata again.");
        var signers = certificates.Select(Read).Where(certificate => certificate.Signed(data, signature, algorithm.Hash, algorithm.Elliptic)).ToList();
        if (signers.Count == 0)
            throw new SamlRefusedException(
                SamlRefusal.Signature,
                "The signature is by none of the connection's certificates, or was changed; give the connection the identity provider's current metadata "
                + "(in Okta: \"Metadata URL\" on the tab \"Sign On\").");
        if (signers.TrueForAll(certificate => certificate.Expired))
            throw new SamlRefusedException(
                SamlRefusal.Certificate,
                $"The certificate that verifies the signature expired on {signers.Max(certificate => certificate.NotAfter):yyyy-MM-dd}; make a new one at "
                + "the identity provider (in Okta: \"SAML Signing Certificates\" on the tab \"Sign On\") and give the connection its metadata again.");
    }

    private SigningCertificate Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            return SigningCertificate.Of(der.Span, now);
        }
        catch (MetadataException e)
        {
            throw new SamlRefusedException(SamlRefusal.Certificate, e.Message);
        }
    }
}
