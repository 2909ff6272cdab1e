namespace Rolecall.Scim.Documents;

/// <summary>The outer shape of a certificate: one DER SEQUENCE (RFC 7643 §4.1.2: no chains).</summary>
/// <remarks>
/// Whether a value is a certificate at all, and means anything, is for whoever trusts it; nobody here does, and clients that only
/// try a server out send any octets.
/// </remarks>
internal static class DerCertificate
{
    private const byte Sequence = 0x30;

    /// <summary>Whether a whole SEQUENCE has something after it: the next certificate of a chain.</summary>
    public static bool IsFollowed(ReadOnlySpan<byte> data) => LengthOf(data) is { } length && data.Length > length;

    /// <summary>Of the SEQUENCE with its header; null where none begins.</summary>
    private static int? LengthOf(ReadOnlySpan<byte> data)
    {
        if (data.Length < 2 || data[0] != Sequence)
            return null;
        if (data[1] < 0x80)
            return 2 + data[1];

        // Long form: the low bits say how many length bytes follow. None would be BER's indefinite length.
        var count = data[1] & 0x7F;
        if (count is 0 or > 3 || data.Length < 2 + count)
            return null;

        var length = 0;
        foreach (var b in data.Slice(2, count))
            length = (length << 8) | b;
        return 2 + count + length;
    }
}
