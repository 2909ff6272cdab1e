using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Rolecall.Saml.Requests;

/// <summary>SAML bindings §3.4: the message, deflated, in the query.</summary>
internal static class RedirectBinding
{
    private const int MaximumRelayStateBytes = 80;

    public static Uri Url(Uri destination, string xml, string? relayState, RSA? key)
    {
        if (relayState is not null && Encoding.UTF8.GetByteCount(relayState) > MaximumRelayStateBytes)
            throw new ArgumentException($"RelayState has at most {MaximumRelayStateBytes} bytes.", nameof(relayState));

        var query = "SAMLRequest=" + Uri.EscapeDataString(Convert.ToBase64String(Deflate(xml)));
        if (relayState is not null)
            query += "&RelayState=" + Uri.EscapeDataString(relayState);
        if (key is not null)
        {
            // §3.4.4.1: signed are these very characters, escapes included, in this order.
            query += "&SigAlg=" + Uri.EscapeDataString(EnvelopedSignature.RsaSha256);
            var signature = key.SignData(Encoding.ASCII.GetBytes(query), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            query += "&Signature=" + Uri.EscapeDataString(Convert.ToBase64String(signature));
        }

        return new Uri(destination.AbsoluteUri + (destination.Query.Length == 0 ? "?" : "&") + query);
    }

    private static byte[] Deflate(string xml)
    {
        using var bytes = new MemoryStream();
        using (var deflate = new DeflateStream(bytes, CompressionLevel.SmallestSize))
            deflate.Write(Encoding.UTF8.GetBytes(xml));
        return bytes.ToArray();
    }
}
