using Rolecall.Server.Egress;
using Rolecall.Storage;

namespace Rolecall.Server.Operations;

/// <summary>The operator's verbs on a store that is opened for as long as they take: one that no server has, or that several may have.</summary>
internal sealed class OpenedStore(IStore store, EgressGuard egress, TimeProvider clock) : IOperator
{
    private readonly OperatorActions actions = new(store.Installation, store, new ProviderSettings(egress, clock), clock);

    public Task<InitAnswer> InitAsync(InitRequest request, CancellationToken ct) => actions.InitAsync(request, ct);

    public Task<OwnerLinkAnswer> OwnerLinkAsync(OwnerLinkRequest request, CancellationToken ct) => actions.OwnerLinkAsync(request, ct);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
