using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Rolecall.Fuzz;

/// <summary>Which branches of the instrumented assembly were taken, and about how often, as AFL counts them.</summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    private readonly byte[] seen = new byte[Size];

    /// <summary>How many branches any input has taken.</summary>
    public int Edges => seen.Count(buckets => buckets != 0);

    /// <summary>Must come before any instrumented code: it writes there and asks nobody.</summary>
    public static void Begin() => Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(Size);

    public static void Clear()
    {
        new Span<byte>(Trace.SharedMem, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the last input went where none has been, or went there much more often.</summary>
    public bool IsNew()
    {
        var isNew = false;
        var words = new ReadOnlySpan<ulong>(Trace.SharedMem, Size / sizeof(ulong));
        for (var word = words.IndexOfAnyExcept(0UL); word < words.Length; word++)
        {
            if (word < 0)
                break;
            if (words[word] == 0)
                continue;
            for (var i = word * sizeof(ulong); i < (word + 1) * sizeof(ulong); i++)
            {
                var bucket = BucketOf(Trace.SharedMem[i]);
                isNew |= (seen[i] & bucket) != bucket;
                seen[i] |= bucket;
            }
        }

        return isNew;
    }

    /// <summary>1, 2, 3, 4–7, 8–15, 16–31, 32–127, more: a loop that runs once more is no news, one that runs twice as often is.</summary>
    private static byte BucketOf(byte count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
