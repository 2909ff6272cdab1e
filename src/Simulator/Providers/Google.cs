using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>Google Workspace: people alone, and plain JSON, which cannot be changed.</summary>
internal sealed class Google : Provider
{
    public override ClientHeaders Headers { get; } = Sending("application/json", ("User-Agent", "Google-Auto-Provisioning"));

    public override bool HasGroups => false;

    public override Task<Exchange> SetActiveAsync(ProviderSession session, Assigned assigned, bool active, CancellationToken ct) =>
        PatchActiveAsync(session, assigned, active, ct);
}
