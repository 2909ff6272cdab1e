using System.Diagnostics;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Killing;

/// <summary>Several clients that write until they are told to stop, whatever is done to the server.</summary>
internal sealed class Load(int clients, Ledger ledger, Random random)
{
    private readonly LedgerClient[] clients = [.. Enumerable.Range(1, clients).Select(n => new LedgerClient($"{n}", ledger, new Random(random.Next())))];

    public Interruptions Seen { get; private set; } = new();

    /// <summary>What was seen so far belongs to another test.</summary>
    public void StartAnew() => Seen = new Interruptions();

    /// <summary>Writes while <paramref name="meanwhile"/> runs, and lets what is on its way be answered.</summary>
    public async Task DuringAsync(Uri server, Installation installation, Func<Task> meanwhile)
    {
        ScimUsers[] connections = [.. clients.Select(_ => new ScimUsers(server, installation))];
        using var stop = new CancellationTokenSource();
        Task[] load = [.. clients.Zip(connections, (client, users) => client.RunAsync(users, Seen, stop.Token))];
        try
        {
            // A client that meets what it must not ends at once.
            await await Task.WhenAny([.. load, Task.Run(meanwhile)]);
        }
        catch
        {
            installation.IsKept = true;
            throw;
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(load);
            foreach (var connection in connections)
                connection.Dispose();
        }
    }

    /// <summary>How long until the next write is acknowledged.</summary>
    public async Task<TimeSpan> UntilItGoesOnAsync(TimeSpan longest)
    {
        var (watch, before) = (Stopwatch.StartNew(), ledger.Acknowledgements);
        while (ledger.Acknowledgements == before)
        {
            if (watch.Elapsed > longest)
                Assert.Fail($"No write was acknowledged for {longest.TotalSeconds} s; {Seen.PutOff} were put off, {Seen.Broken} got no answer.");
            await Task.Delay(5);
        }

        return watch.Elapsed;
    }

    public async Task SettleAsync(Uri server, Installation installation, int seed)
    {
        using var users = new ScimUsers(server, installation);
        Demand(installation, seed, ledger.Settle(await users.ReadAllAsync()));
        Demand(installation, seed, [.. Seen.Wrong]);
    }

    public void Demand(Installation installation, int seed, IReadOnlyList<string> complaints)
    {
        if (complaints.Count == 0)
            return;
        installation.IsKept = true;
        Assert.Fail($"Seed {seed}, ledger {ledger.Path}:\n{string.Join("\n", complaints.Take(20))}");
    }
}
