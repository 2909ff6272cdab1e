using System.Security.Cryptography;
using System.Text;

namespace Rolecall.Domain.Credentials;

/// <summary>
/// A secret with a shape: prefix, public handle, 256 random bits, checksum (security.md §4.1).
/// The prefix lets secret scanners find leaks, the handle is the index, the checksum refuses typing errors without a database read.
/// </summary>
/// <param name="Text">The whole token, to be shown once.</param>
public sealed record SecretToken(TokenPrefix Prefix, string Handle, string Text)
{
    private const int HandleLength = 12;
    private const int SecretLength = 43;
    private const int ChecksumLength = 6;

    public ReadOnlyMemory<byte> Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    public static SecretToken Issue(TokenPrefix prefix)
    {
        var handle = Base62.Random(HandleLength);
        var body = $"{prefix.Word()}_{handle}_{Base62.Random(SecretLength)}";
        return new SecretToken(prefix, handle, body + Checksum(body));
    }

    /// <summary>Reads a presented token; null when it cannot be one of ours.</summary>
    public static SecretToken? Parse(string text)
    {
        foreach (var prefix in Enum.GetValues<TokenPrefix>())
        {
            var word = prefix.Word();
            if (text.Length == word.Length + HandleLength + SecretLength + ChecksumLength + 2
                && text.StartsWith(word, StringComparison.Ordinal)
                && text[word.Length] == '_'
                && text[word.Length + 1 + HandleLength] == '_'
                && text.EndsWith(Checksum(text[..^ChecksumLength]), StringComparison.Ordinal))
            {
                return new SecretToken(prefix, text.Substring(word.Length + 1, HandleLength), text);
            }
        }

        return null;
    }

    public bool Matches(Credential credential) => Matches(credential.Hash);

    public bool Matches(ReadOnlyMemory<byte> hash) => CryptographicOperations.FixedTimeEquals(Hash.Span, hash.Span);

    public override string ToString() => $"{Prefix.Word()}_{Handle}_…";

    private static string Checksum(string body) => Base62.Write(Crc32.Of(Encoding.UTF8.GetBytes(body)), ChecksumLength);
}

/// <summary>What a token begins with.</summary>
public enum TokenPrefix
{
    Scim,

    /// <summary>"pk", as the public API's clients know it.</summary>
    Api,
    OwnerLink,

    /// <summary>A browser that is signed in; in its cookie.</summary>
    Session,

    /// <summary>In a mail.</summary>
    MailedLink,
}

public static class TokenPrefixes
{
    public static string Word(this TokenPrefix prefix) => prefix switch
    {
        TokenPrefix.Scim => "rolecall_scim",
        TokenPrefix.Api => "pk",
        TokenPrefix.OwnerLink => "rolecall_link",
        TokenPrefix.Session => "rolecall_session",
        TokenPrefix.MailedLink => "rolecall_mail",
    };
}
