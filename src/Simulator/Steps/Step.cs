namespace Rolecall.Simulator.Steps;

/// <summary>One thing an identity provider does, with what the guide promises about it.</summary>
/// <param name="Id">Stable; scripts that read <c>--json</c> rely on it.</param>
/// <param name="Action">Returns when the promise holds, else throws <see cref="StepFailedException"/>.</param>
internal sealed record Step(string Id, string Name, string Promise, Func<CancellationToken, Task> Action)
{
    /// <summary>Provisioning features that must be on for the identity provider to send anything here.</summary>
    public Features Needs { get; init; }

    /// <summary>Whether the step asks the workspace's public API.</summary>
    public bool NeedsApi { get; init; }

    /// <summary>Where to look when the step fails, as a sentence.</summary>
    public string LookAt { get; init; } = "";
}
