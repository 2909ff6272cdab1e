using System.Diagnostics;
using Rolecall.Durability.Tests.Images;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Killing;

/// <summary>What was acknowledged is there after kill -9; what was not is there whole or not at all.</summary>
/// <remarks>
/// This proves transactions and recovery, not the disk: the page cache survives the death of a process. That is what
/// <see cref="PowerCuts.PowerCutTests"/> is for.
/// </remarks>
public sealed class KillTests
{
    private const int Clients = 8;

    /// <summary>A check reads the whole audit: at each kill of a long run its cost would grow with the square of the kills.</summary>
    private const int ImagesInAll = 25;

    [Fact]
    [Spec("R-55", "R-51", "R-50", "R-52", "R-65", "I-13")]
    public async Task No_acknowledged_write_is_lost_when_the_server_is_killed()
    {
        var (kills, seed) = (Counts.Kills, Counts.Seed);
        var random = new Random(seed);
        using var installation = await Installation.FoundAsync();
        using var ledger = new Ledger(Path.Combine(installation.Folder, "ledger.txt"));
        LedgerClient[] clients = [.. Enumerable.Range(1, Clients).Select(n => new LedgerClient($"{n}", ledger, new Random(random.Next())))];
        var starts = new List<TimeSpan>();
        var watch = Stopwatch.StartNew();
        for (var kill = 1; kill <= kills; kill++)
        {
            ledger.Note($"life {kill}");
            using (var server = await ServerProcess.StartAsync(installation))
            {
                starts.Add(server.Start);
                await SettleAsync(server, installation, ledger, seed);
                await LoadUntilKilledAsync(server, installation, clients, Window(random));
            }

            if (kill % Math.Max(1, kills / ImagesInAll) == 0 || kill == kills)
                CheckImage(installation, ledger, seed);
        }

        using var last = await ServerProcess.StartAsync(installation);
        await SettleAsync(last, installation, ledger, seed);
        await last.StopAsync();
        Assert.Equal(0, last.ExitCode);
        CheckImage(installation, ledger, seed);

        starts.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{kills} kills in {watch.Elapsed.TotalSeconds:0} s, {ledger.Acknowledgements} acknowledged writes, 0 lost, 0 torn; "
            + $"ready again in {starts[starts.Count / 2].TotalMilliseconds:0} ms (median), seed {seed}");
    }

    /// <summary>Short mostly, so that many kills fit into a run; sometimes long enough for a checkpoint.</summary>
    private static TimeSpan Window(Random random) =>
        TimeSpan.FromMilliseconds(random.Next(20) == 0 ? random.Next(600, 2000) : random.Next(20, 600));

    private static async Task LoadUntilKilledAsync(
        ServerProcess server, Installation installation, LedgerClient[] clients, TimeSpan window)
    {
        ScimUsers[] connections = [.. clients.Select(_ => new ScimUsers(server.Address, installation))];
        var load = Task.WhenAll(clients.Zip(connections, (client, users) => client.RunAsync(users)));
        await Task.WhenAny(load, Task.Delay(window));
        await server.KillAsync();
        await load;
        foreach (var connection in connections)
            connection.Dispose();
    }

    private static async Task SettleAsync(ServerProcess server, Installation installation, Ledger ledger, int seed)
    {
        using var users = new ScimUsers(server.Address, installation);
        Demand(installation, ledger, seed, ledger.Settle(await users.ReadAllAsync()));
    }

    private static void CheckImage(Installation installation, Ledger ledger, int seed)
    {
        using var image = new SqliteImage(installation.Database);
        Demand(installation, ledger, seed, [.. StoreChecks.Of(image)]);
    }

    private static void Demand(Installation installation, Ledger ledger, int seed, IReadOnlyList<string> complaints)
    {
        if (complaints.Count == 0)
            return;
        installation.IsKept = true;
        Assert.Fail($"Seed {seed}, ledger {ledger.Path}:\n{string.Join("\n", complaints.Take(20))}");
    }
}
