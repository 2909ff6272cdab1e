using System.Buffers;
using Rolecall.Domain.Members;

namespace Rolecall.Server.ScimApi;

/// <summary>RFC 7643 §3.1 "meta" of a resource, after its other members.</summary>
internal static class MetaMember
{
    /// <param name="endpoint">Where resources of the type are: the location up to the id.</param>
    public static void Write(
        IBufferWriter<byte> to, string type, string endpoint, ScimId id, long version, DateTimeOffset created, DateTimeOffset modified)
    {
        to.Write(",\"meta\":{\"resourceType\":"u8);
        to.WriteText(type);
        to.Write(",\"created\":"u8);
        to.WriteTime(created);
        to.Write(",\"lastModified\":"u8);
        to.WriteTime(modified);
        to.Write(",\"location\":\""u8);
        to.WriteWithin(endpoint);
        to.WriteWithin(id.Value);
        to.Write("\",\"version\":\"W/\\\""u8);
        to.WriteNumber(version);
        to.Write("\\\"\"}"u8);
    }
}
