namespace Rolecall.Scim.Documents;

/// <summary>The outer shape of a certificate: one DER SEQUENCE and nothing after it (RFC 7643 §4.1.2: no chains).</summary>
/// <remarks>Whether the certificate means anything is for whoever trusts it; nobody here does.</remarks>
internal static class DerCertificate
{
    private const byte Sequence = 0x30;

    public static bool IsOne(ReadOnlySpan<byte> data)
    {
        if (data.Length < 2 || data[0] != Sequence)
            return false;
        if (data[1] < 0x80)
            return data.Length == 2 + data[1];

        // Long form: the low bits say how many length bytes follow. None would be BER's indefinite length.
        var count = data[1] & 0x7F;
        if (count is 0 or > 3 || data.Length < 2 + count)
            return false;

        var length = 0;
        foreach (var b in data.Slice(2, count))
            length = (length << 8) | b;
        return data.Length == 2 + count + length;
    }
}
