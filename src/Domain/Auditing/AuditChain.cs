using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rolecall.Domain.Auditing;

/// <summary>h(n) = SHA-256(h(n-1) ‖ entry n), each field preceded by its length, so that no two entries have the same bytes.</summary>
public static class AuditChain
{
    public static readonly ReadOnlyMemory<byte> Start = new byte[SHA256.HashSizeInBytes];

    public static byte[] Next(
        ReadOnlySpan<byte> previous, int workspace, long sequence, DateTimeOffset at, string by, string? address, string requestId,
        AuditFact fact)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, workspace);
        Append(hash, sequence);
        Append(hash, at.ToUnixTimeMilliseconds());
        Append(hash, by);
        Append(hash, address ?? "");
        Append(hash, requestId);
        Append(hash, fact.Action);
        Append(hash, fact.Target);
        Append(hash, fact.Detail);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
