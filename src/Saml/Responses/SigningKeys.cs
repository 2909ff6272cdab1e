using System.Security.Cryptography;

namespace Rolecall.Saml.Responses;

/// <summary>The keys of one connection. Those of expired certificates only serve to say so.</summary>
internal sealed class SigningKeys(IReadOnlyList<ReadOnlyMemory<byte>> certificates, DateTimeOffset now)
{
    public void RequireSigned(byte[] data, byte[] signature, (HashAlgorithmName Hash, bool Elliptic) algorithm)
    {
        if (certificates.Count == 0)
            throw Refuse.NoCertificate();
        var signers = certificates.Select(Read).Where(signer => signer.Signed(data, signature, algorithm.Hash, algorithm.Elliptic)).ToList();
        if (signers.Count == 0)
            throw Refuse.UnknownKey();
        if (signers.TrueForAll(certificate => certificate.Expired))
            throw Refuse.ExpiredCertificate(signers.Max(certificate => certificate.NotAfter));
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
