using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Rolecall.Scim.Paging;

/// <summary>Writes cursors so that no one else can, and reads those it wrote (RFC 9865 §5).</summary>
/// <remarks>
/// A cursor is the place and its HMAC-SHA256 in base64url, which RFC 3986 leaves unreserved. The query is signed with it and not in it: to
/// whoever holds a cursor of another query, of another client or of nobody, there is one and the same error.
/// </remarks>
/// <param name="key">Of this installation; at least 32 random bytes.</param>
public sealed class CursorSeal(ReadOnlyMemory<byte> key)
{
    private const byte Version = 1;
    private const int Fixed = 24;

    /// <param name="query">All that must stay the same from page to page.</param>
    public string Close(Cursor cursor, IEnumerable<string?> query)
    {
        var content = Write(cursor);
        return Base64Url.EncodeToString([.. content, .. Sign(content, query)]);
    }

    /// <exception cref="RefusedException">InvalidCursor: not one that <see cref="Close"/> made for this query.</exception>
    public Cursor Open(string text, IEnumerable<string?> query)
    {
        var bytes = Decode(text);
        if (bytes.Length < Fixed + HMACSHA256.HashSizeInBytes)
            throw Invalid();

        var content = bytes[..^HMACSHA256.HashSizeInBytes];
        var signature = bytes.AsSpan(content.Length);
        return CryptographicOperations.FixedTimeEquals(signature, Sign(content, query)) && content[0] == Version
            ? Read(content)
            : throw Invalid();
    }

    private static byte[] Write(Cursor cursor)
    {
        var key = cursor.Position.Key is { } text ? Encoding.UTF8.GetBytes(text) : [];
        var content = new byte[Fixed + key.Length];
        content[0] = Version;
        content[1] = (byte)cursor.Part;
        content[2] = cursor.Position.Key is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4), cursor.Count);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(8), cursor.Position.Number);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(16), cursor.Issued.UtcTicks);
        key.CopyTo(content, Fixed);
        return content;
    }

    private static Cursor Read(ReadOnlySpan<byte> content) => new(
        new ListPosition(
            content[2] == 0 ? null : Encoding.UTF8.GetString(content[Fixed..]), BinaryPrimitives.ReadInt64BigEndian(content[8..])),
        content[1],
        BinaryPrimitives.ReadInt32BigEndian(content[4..]),
        new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(content[16..]), TimeSpan.Zero));

    /// <remarks>Each part with its length, so that nothing can move from one to the next.</remarks>
    private byte[] Sign(ReadOnlySpan<byte> content, IEnumerable<string?> query)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Span);
        Append(hash, content);
        foreach (var part in query)
        {
            hash.AppendData([part is null ? (byte)0 : (byte)1]);
            Append(hash, Encoding.UTF8.GetBytes(part ?? ""));
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    /// <remarks>The decoder takes more spellings than the encoder has.</remarks>
    private static byte[] Decode(string text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var length) == OperationStatus.Done
            && Base64Url.EncodeToString(bytes.AsSpan(0, length)) == text
                ? bytes[..length]
                : throw Invalid();
    }

    private static RefusedException Invalid() =>
        new(Refusal.InvalidCursor, "The cursor is none of this query: repeat the query unchanged, or start again with an empty cursor.");
}
