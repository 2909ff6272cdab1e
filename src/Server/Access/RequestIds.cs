using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Rolecall.Server.Access;

/// <summary>Gives each request the name under which answer, log and audit speak of it; what a client sends as its own is not believed.</summary>
internal static class RequestIds
{
    public const string Header = "X-Request-Id";

    private static readonly ulong Process = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private static ulong count;

    public static void UseRequestIds(this IApplicationBuilder app, TimeProvider clock) => app.Use((http, next) =>
    {
        http.TraceIdentifier = Next(clock.GetUtcNow());
        http.Response.Headers[Header] = http.TraceIdentifier;
        return next(http);
    });

    /// <summary>A UUIDv7 with a count where others are random (RFC 9562 §6.2): nobody has to guess it, and a random number for each would be asked of the kernel.</summary>
    private static string Next(DateTimeOffset now)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, now.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt64BigEndian(id[8..], Process + Interlocked.Increment(ref count));
        id[6] |= 0x70;
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true).ToString("N");
    }
}
