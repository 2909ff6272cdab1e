using System.Text.Json.Nodes;

namespace Rolecall.Simulator.Wire;

/// <param name="Headers">By name without case; several values of one name are joined.</param>
/// <param name="Json">The body where it is a JSON object, else null.</param>
internal sealed record ReceivedAnswer(
    int Status, IReadOnlyDictionary<string, string> Headers, string Body, JsonObject? Json, TimeSpan Took)
{
    public string? MediaType => Headers.GetValueOrDefault("Content-Type")?.Split(';')[0].Trim();
}
