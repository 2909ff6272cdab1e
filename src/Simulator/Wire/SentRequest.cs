namespace Rolecall.Simulator.Wire;

/// <summary>A request as it left, kept so that a failed step can show it.</summary>
internal sealed record SentRequest(
    HttpMethod Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, string? Body);
