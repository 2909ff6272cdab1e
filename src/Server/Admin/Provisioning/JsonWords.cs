using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rolecall.Server.Admin.Provisioning;

/// <summary>JSON for people: on several lines, and text as it reads. A page encodes it as text, so nothing in it can be mark-up.</summary>
internal static class JsonWords
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>What is no JSON, as it is: what was refused may not be any.</returns>
    public static string? Pretty(string? text)
    {
        if (text is null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return JsonSerializer.Serialize(document.RootElement, Readable);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
