namespace Rolecall.Server.Operations;

/// <summary>The operator's verbs: carried out here when no server has the store, else by the server that has it.</summary>
internal interface IOperator : IAsyncDisposable
{
    /// <exception cref="Scim.RefusedException">With a sentence for the operator.</exception>
    Task<InitAnswer> InitAsync(InitRequest request, CancellationToken ct);

    /// <exception cref="Scim.RefusedException">With a sentence for the operator.</exception>
    Task<OwnerLinkAnswer> OwnerLinkAsync(OwnerLinkRequest request, CancellationToken ct);
}
