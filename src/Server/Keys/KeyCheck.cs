using Rolecall.Domain;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.Keys;

/// <summary>Before the first request: this node's master key is the one that the store's secrets are under.</summary>
internal sealed class KeyCheck(IAccounts accounts, MasterKey key) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var claimed = await accounts.ClaimMasterKeyAsync(key.Id, cancellationToken);
        if (claimed != key.Id)
        {
            throw new StartRefusedException(
                $"The store's secrets are under the master key {claimed}, and this node has {key.Id}: copy the first node's key file here, or name it with master_key_file.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
