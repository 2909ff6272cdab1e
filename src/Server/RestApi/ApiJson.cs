using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rolecall.Server.RestApi;

/// <summary>How the two interfaces write JSON. Relaxed is safe because no answer is ever HTML, and the header says so.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions V1 = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static readonly JsonSerializerOptions V2 = new(V1) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
