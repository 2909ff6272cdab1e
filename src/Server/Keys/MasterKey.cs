using System.Security.Cryptography;
using System.Text;
using Rolecall.Scim;

namespace Rolecall.Server.Keys;

/// <summary>
/// The one key that is not in the store: secrets that must be read again are sealed under it (AES-256-GCM), each for its purpose and its
/// row, so that one put in the place of another opens nothing (security.md R-44).
/// </summary>
/// <remarks>A sealed secret: version 1, the key's id, nonce, tag, ciphertext.</remarks>
internal sealed class MasterKey
{
    public const int Bytes = 32;

    private const byte Version = 1;
    private const int IdBytes = 8;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + IdBytes + NonceBytes + TagBytes;

    private readonly byte[] key;
    private readonly byte[] id;

    public MasterKey(ReadOnlySpan<byte> key)
    {
        this.key = key.Length == Bytes ? key.ToArray() : throw new ArgumentException($"A master key has {Bytes} bytes.", nameof(key));
        id = SHA256.HashData([.. "rolecall master key"u8, .. key])[..IdBytes];
    }

    /// <summary>Names the key and tells nothing of it.</summary>
    public string Id => Convert.ToHexStringLower(id);

    /// <param name="purpose">What kind of secret it is.</param>
    /// <param name="row">Whose it is: no two secrets of a purpose have the same.</param>
    public byte[] Seal(string purpose, string row, ReadOnlySpan<byte> secret)
    {
        var whole = new byte[HeaderBytes + secret.Length];
        whole[0] = Version;
        id.CopyTo(whole, 1);
        var nonce = whole.AsSpan(1 + IdBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, secret, whole.AsSpan(HeaderBytes), whole.AsSpan(1 + IdBytes + NonceBytes, TagBytes), Bound(purpose, row));
        return whole;
    }

    /// <exception cref="RefusedException">Conflict: it was sealed under another key, for something else, or was changed.</exception>
    public byte[] Open(string purpose, string row, ReadOnlySpan<byte> whole)
    {
        if (whole.Length < HeaderBytes || whole[0] != Version || !whole.Slice(1, IdBytes).SequenceEqual(id))
            throw Unreadable();
        var secret = new byte[whole.Length - HeaderBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(
                whole.Slice(1 + IdBytes, NonceBytes), whole[HeaderBytes..], whole.Slice(1 + IdBytes + NonceBytes, TagBytes), secret, Bound(purpose, row));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Unreadable();
        }

        return secret;
    }

    private static byte[] Bound(string purpose, string row) => Encoding.UTF8.GetBytes($"{purpose}\0{row}");

    private static RefusedException Unreadable() =>
        new(Refusal.Conflict, "A secret of this server cannot be read with its master key: ask the operator to bring back the key that was used.");
}
