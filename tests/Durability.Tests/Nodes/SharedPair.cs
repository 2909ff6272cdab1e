namespace Rolecall.Durability.Tests.Nodes;

/// <summary>One pair of nodes for all tests of this folder, started for the first that asks.</summary>
public sealed class SharedPair : IDisposable
{
    internal const string Name = "two nodes";

    private Task<NodePair>? started;

    public void Dispose()
    {
        if (started is { IsCompletedSuccessfully: true })
            started.Result.Dispose();
    }

    internal Task<NodePair> GetAsync() => started ??= NodePair.StartAsync();
}

[CollectionDefinition(SharedPair.Name)]
public sealed class TwoNodes : ICollectionFixture<SharedPair>;
