using System.Diagnostics;
using Rolecall.Durability.Tests.Images;
using Rolecall.Durability.Tests.Killing;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.PowerCuts;

/// <summary>What was acknowledged is on the disk, not in a cache. Only <c>./dev soak</c> runs these: they take root and minutes.</summary>
public sealed class PowerCutTests
{
    private const int Clients = 8;

    [Fact]
    [Trait("Run", "soak")]
    [Spec("R-55")]
    public async Task No_acknowledged_write_is_lost_when_the_power_fails()
    {
        var (cuts, seed) = (Counts.PowerCuts, Counts.Seed);
        var random = new Random(seed);
        using var disk = LoopDisk.Mount(megabytes: 512);
        using var notes = new TemporaryFile();
        using var ledger = new Ledger(notes.Path);
        using var installation = await Installation.FoundAsync(Directory.CreateDirectory(Path.Combine(disk.MountPoint, "data")).FullName);
        LedgerClient[] clients = [.. Enumerable.Range(1, Clients).Select(n => new LedgerClient($"{n}", ledger, new Random(random.Next())))];
        for (var cut = 0; cut <= cuts; cut++)
        {
            using var server = await ServerProcess.StartAsync(installation);
            using var users = new ScimUsers(server.Address, installation);
            Demand(ledger, seed, ledger.Settle(await users.ReadAllAsync()));
            ScimUsers[] connections = [.. clients.Select(_ => new ScimUsers(server.Address, installation))];
            var load = Task.WhenAll(clients.Zip(connections, (client, line) => client.RunAsync(line)));
            await Task.Delay(random.Next(100, 1500), TestContext.Current.CancellationToken);
            Shell.Run("kill", "-STOP", $"{server.Id}");
            disk.Cut();
            await server.KillAsync();
            await load;
            foreach (var connection in connections)
                connection.Dispose();
            disk.Restart();
            using var image = new SqliteImage(installation.Database);
            Demand(ledger, seed, [.. StoreChecks.Of(image)]);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{cuts} power cuts, {ledger.Acknowledgements} acknowledged writes, 0 lost, seed {seed}");
    }

    /// <summary>The control: if this disk loses nothing whatever is asked of it, the test above proves nothing.</summary>
    [Fact]
    [Trait("Run", "soak")]
    public void The_same_cuts_lose_writes_that_did_not_wait_for_the_disk()
    {
        const int cuts = 10;
        Assert.Equal(0, CutsThatLost("full", cuts));
        var lost = CutsThatLost("normal", cuts);
        TestContext.Current.TestOutputHelper!.WriteLine($"synchronous=FULL: 0 of {cuts} cuts lost writes; NORMAL: {lost} of {cuts}");
        Assert.InRange(lost, cuts / 5, cuts);
    }

    private static int CutsThatLost(string synchronous, int cuts)
    {
        var lost = 0;
        using var disk = LoopDisk.Mount(megabytes: 256);
        var path = Path.Combine(disk.MountPoint, "control.db");
        for (var cut = 0; cut < cuts; cut++)
        {
            long acknowledged;
            using (var writer = new RowWriter(path, synchronous))
            {
                var watch = Stopwatch.StartNew();
                while (watch.ElapsedMilliseconds < 500)
                    writer.Write();
                acknowledged = writer.Count();
                disk.Cut();
            }

            disk.Restart();
            using var after = new RowWriter(path, synchronous);
            if (after.Count() < acknowledged)
                lost++;
        }

        return lost;
    }

    private static void Demand(Ledger ledger, int seed, IReadOnlyList<string> complaints) =>
        Assert.True(complaints.Count == 0, $"Seed {seed}, ledger {ledger.Path}:\n{string.Join("\n", complaints.Take(20))}");
}
