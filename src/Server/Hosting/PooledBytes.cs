using System.Buffers;

namespace Rolecall.Server.Hosting;

/// <summary>Bytes that come in until there are no more, in an array that goes back to the pool at the end.</summary>
internal sealed class PooledBytes(int capacity) : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    /// <summary>Where the next bytes go; never empty.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (Length == bytes.Length)
                Grow();
            return bytes.AsMemory(Length);
        }
    }

    public void Advance(int count) => Length += count;

    /// <remarks>Cleared, because bodies hold passwords and tokens, and whoever gets the array next has no business with them.</remarks>
    public void Dispose()
    {
        bytes.AsSpan(0, Length).Clear();
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, Length) = ([], 0);
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        Written.CopyTo(larger);
        bytes.AsSpan(0, Length).Clear();
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
