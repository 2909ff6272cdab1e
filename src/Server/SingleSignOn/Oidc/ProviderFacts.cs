namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>What was found when a connection was set up.</summary>
/// <param name="Problem">A sentence that says what to change; null when the provider can be used.</param>
/// <param name="Algorithms">Those it signs with and we accept.</param>
/// <param name="Keys">How many of its keys can be used.</param>
/// <param name="NamesItself">Whether callbacks say who answers (RFC 9207).</param>
internal sealed record ProviderFacts(string? Problem, IReadOnlyList<string> Algorithms, int Keys, bool NamesItself);
