using System.Buffers;

namespace Rolecall.Server.Hosting;

/// <summary>A body of whatever length, in chunks from the pool: a single array would be made anew for every large answer.</summary>
/// <remarks>What is never sent is left to the garbage collector, which does no harm.</remarks>
internal sealed class PooledChunks : IBufferWriter<byte>
{
    /// <summary>Below what the runtime takes for a large object, which it would seldom collect.</summary>
    private const int ChunkSize = 64 * 1024;

    private readonly Queue<(byte[] Bytes, int Used)> full = [];
    private byte[] current = [];
    private int used;

    public long Length { get; private set; }

    public void Advance(int count)
    {
        used += count;
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (current.Length - used < Math.Max(sizeHint, 1))
        {
            TakeLast();
            current = ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, ChunkSize));
        }

        return current.AsMemory(used);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Once: each chunk goes back to the pool as soon as it is sent.</summary>
    public async Task SendAsync(Stream to, CancellationToken ct)
    {
        TakeLast();
        while (full.TryDequeue(out var chunk))
        {
            await to.WriteAsync(chunk.Bytes.AsMemory(0, chunk.Used), ct);
            ArrayPool<byte>.Shared.Return(chunk.Bytes);
        }
    }

    /// <summary>Instead, all of it in one array.</summary>
    public byte[] ToArray()
    {
        TakeLast();
        var all = new byte[Length];
        var copied = 0;
        while (full.TryDequeue(out var chunk))
        {
            chunk.Bytes.AsSpan(0, chunk.Used).CopyTo(all.AsSpan(copied));
            copied += chunk.Used;
            ArrayPool<byte>.Shared.Return(chunk.Bytes);
        }

        return all;
    }

    private void TakeLast()
    {
        if (current.Length > 0)
            full.Enqueue((current, used));
        (current, used) = ([], 0);
    }
}
