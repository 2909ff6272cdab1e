namespace Rolecall.Simulator.Api;

internal static class ApiHeaders
{
    public static IReadOnlyList<KeyValuePair<string, string>> For(string key, bool withBody) =>
    [
        new("Accept", "application/json"),
        .. withBody ? [KeyValuePair.Create("Content-Type", "application/json")] : Array.Empty<KeyValuePair<string, string>>(),
        new("Authorization", key),
    ];
}
