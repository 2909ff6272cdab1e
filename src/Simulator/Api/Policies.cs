namespace Rolecall.Simulator.Api;

/// <summary>The workspace's behaviour, as far as the public API tells it.</summary>
internal sealed class Policies(IReadOnlyDictionary<string, string>? values)
{
    /// <summary>Null where the API is not given or does not tell.</summary>
    public string? Of(string policy) => values?.GetValueOrDefault(policy);
}
