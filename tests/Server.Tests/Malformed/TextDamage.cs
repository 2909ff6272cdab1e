using System.Text;

namespace Rolecall.Server.Tests.Malformed;

/// <summary>Breaks a text, or the bytes it is sent as, without knowing what it means.</summary>
internal sealed class TextDamage(Random random)
{
    private static readonly string[] Tokens =
    [
        "null", "true", "-0", "1e400", "12345678901234567890", "\"\"", "[]", "{}", "[[", "}}", "\\u0000", "\\ud800", "\\", "\"", ",", ":", "(", ")",
        "userName", "USERNAME", "password", "id", "meta", "groups", "__proto__", "owner", "\u202e", "\ud83d\ude80", "é", " and ", " not ", "[type eq", "].",
        "urn:", "$ref", "schemas", "active", "false", "\"active\":\"maybe\",", "\"role\":\"owner\",", "\"customRoleId\":4711,", "\"op\":\"move\",",
        "members", "displayName", " or ", " pr", " eq ", "value", "emails.value", "[value pr]", "-1", "2147483648", "'", ";", "--", "%", "\u00a0", "\t",
    ];

    private static readonly byte[][] BadBytes =
    [
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x00], [0xEF, 0xBB, 0xBF], [0x1F], [0x7F], [0x80],
    ];

    public string OfText(string whole)
    {
        var text = new StringBuilder(whole);
        for (var times = random.Next(1, 4); times > 0 && text.Length > 1; times--)
            Break(text);
        return text.ToString();
    }

    public byte[] OfBytes(byte[] whole)
    {
        var at = random.Next(whole.Length + 1);
        return random.Next(4) switch
        {
            0 => whole[..at],
            1 => [.. whole[..at], .. BadBytes[random.Next(BadBytes.Length)], .. whole[at..]],
            2 => Encoding.Convert(Encoding.UTF8, random.Next(2) == 0 ? Encoding.Unicode : Encoding.Latin1, whole),
            _ => [.. whole.Select((b, i) => i == at ? (byte)random.Next(256) : b)],
        };
    }

    private void Break(StringBuilder text)
    {
        var at = random.Next(text.Length);
        switch (random.Next(6))
        {
            case 0:
                text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                break;
            case 1:
                text.Insert(at, Tokens[random.Next(Tokens.Length)]);
                break;
            case 2:
                text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 30), text.Length - at)));
                break;
            case 3:
                text.Length = at;
                break;
            case 4:
                text[at] = (char)random.Next(0x20, 0x7F);
                break;
            default:
                text.Replace(":\"", ":" + Tokens[random.Next(Tokens.Length)] + ",\"x\":\"", at, Math.Min(40, text.Length - at));
                break;
        }
    }
}
