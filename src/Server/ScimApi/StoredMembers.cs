using System.Buffers;
using System.Text.Json;

namespace Rolecall.Server.ScimApi;

/// <summary>Puts a stored object's members into an object that is being written, as they stand.</summary>
internal static class StoredMembers
{
    /// <param name="writer">Inside an object that has a member already, on <paramref name="buffer"/>.</param>
    public static void Write(Utf8JsonWriter writer, IBufferWriter<byte> buffer, ReadOnlySpan<byte> json)
    {
        var inside = json[1..^1];
        if (inside.IsEmpty)
            return;
        writer.Flush();
        buffer.Write(","u8);
        buffer.Write(inside);
    }
}
