using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rolecall.Simulator.Wire;

internal static class JsonText
{
    /// <summary>Letters and signs as they are: identity providers do not escape them either.</summary>
    public static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonSerializerOptions Indented { get; } = new(Compact) { WriteIndented = true };
}
