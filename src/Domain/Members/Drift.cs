namespace Rolecall.Domain.Members;

/// <summary>Something that was sent and, by policy, not applied: shown until it agrees again.</summary>
/// <param name="Attribute">In canonical notation: "name.givenName", "urn:…:User:department".</param>
/// <param name="Sent">The value as JSON; null when it was to be cleared.</param>
/// <param name="Reason">The policy, as name=value, or what a person did in the console.</param>
public sealed record Drift(string Attribute, string? Sent, string Reason, DateTimeOffset Since);
