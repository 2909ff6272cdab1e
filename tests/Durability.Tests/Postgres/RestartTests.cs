using System.Diagnostics;
using Rolecall.Durability.Tests.Images;
using Rolecall.Durability.Tests.Killing;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Postgres;

/// <summary>PostgreSQL ends at once, or is killed, and comes back, while the server goes on running.</summary>
public sealed class RestartTests
{
    private const int Clients = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    [Spec("R-55", "R-57", "R-51", "R-52", "I-13")]
    public async Task No_acknowledged_write_is_lost_when_PostgreSQL_ends_at_once_or_is_killed()
    {
        var (restarts, seed) = (Counts.PostgresRestarts, Counts.Seed);
        var random = new Random(seed);
        using var postgres = PostgresOnDisk.Start();
        using var installation = await postgres.FoundAsync();
        using var ledger = new Ledger(Path.Combine(installation.Folder, "ledger.txt"));
        using var server = await ServerProcess.StartAsync(installation);
        var load = new Load(Clients, ledger, random);
        var (gaps, ours, watch) = (new List<TimeSpan>(), new List<TimeSpan>(), Stopwatch.StartNew());
        for (var restart = 1; restart <= restarts; restart++)
        {
            ledger.Note($"restart {restart}");
            await load.DuringAsync(server.Address, installation, async () =>
            {
                await Task.Delay(random.Next(100, 600));
                var began = Stopwatch.GetTimestamp();
                Restart(postgres, isKill: restart % 2 == 0);
                ours.Add(await load.UntilItGoesOnAsync(Longest));
                gaps.Add(Stopwatch.GetElapsedTime(began));
            });
            await load.SettleAsync(server.Address, installation, seed);
        }

        await server.StopAsync();
        Assert.Equal(0, server.ExitCode);
        load.Demand(installation, seed, postgres.Complaints(StoreChecks.Of));
        Assert.Equal(0, load.Seen.Broken);
        gaps.Sort();
        ours.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{restarts} restarts of PostgreSQL in {watch.Elapsed.TotalSeconds:0} s, {ledger.Acknowledgements} acknowledged writes, 0 lost, 0 answers 500, "
            + $"{load.Seen.PutOff} put off by 503; writes go on after {gaps[gaps.Count / 2].TotalSeconds:0.0} s (median), {gaps[^1].TotalSeconds:0.0} s (longest), "
            + $"of which {ours[ours.Count / 2].TotalSeconds:0.0} s and {ours[^1].TotalSeconds:0.0} s once PostgreSQL is there again; seed {seed}");
    }

    private static void Restart(PostgresOnDisk postgres, bool isKill)
    {
        if (isKill)
            postgres.Process.Kill();
        else
            postgres.Process.Stop("immediate");
        postgres.Process.Start();
    }
}
