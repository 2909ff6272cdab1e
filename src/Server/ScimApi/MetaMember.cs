using System.Globalization;
using System.Text.Json;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>RFC 7643 §3.1 "meta" of a resource.</summary>
internal static class MetaMember
{
    public static void Write(
        Utf8JsonWriter writer, ResourceType type, string location, long version, DateTimeOffset created, DateTimeOffset modified)
    {
        writer.WriteStartObject("meta");
        writer.WriteString("resourceType", type.Name);
        writer.WriteString("created", Time(created));
        writer.WriteString("lastModified", Time(modified));
        writer.WriteString("location", location);
        writer.WriteString("version", EntityTags.Of(version));
        writer.WriteEndObject();
    }

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
