using System.Text;

namespace Rolecall.Fuzz;

/// <summary>Makes a new input out of one or two that led somewhere.</summary>
/// <param name="words">What the input's language is made of; chance alone would hardly find it.</param>
internal sealed class Mutation(Random random, IReadOnlyList<string> words)
{
    private const int MaxLength = 4_000;

    private readonly byte[][] tokens = [.. words.Select(Encoding.UTF8.GetBytes)];

    public byte[] Of(byte[] input, byte[] other)
    {
        var bytes = new List<byte>(input);
        for (var times = 1 << random.Next(5); times > 0; times--)
            Change(bytes, other);
        if (bytes.Count > MaxLength)
            bytes.RemoveRange(MaxLength, bytes.Count - MaxLength);
        return [.. bytes];
    }

    private void Change(List<byte> bytes, byte[] other)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 16), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, Part(other));
                break;
            case 5 when at < bytes.Count:
                bytes[at] = (byte)random.Next(' ', '~' + 1);
                break;
            case 6:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, Token());
                break;
            default:
                bytes.InsertRange(at, Token());
                break;
        }
    }

    private byte[] Token() => tokens[random.Next(tokens.Length)];

    private byte[] Part(byte[] of)
    {
        var from = random.Next(of.Length + 1);
        return of[from..Math.Min(of.Length, from + random.Next(1, 64))];
    }
}
