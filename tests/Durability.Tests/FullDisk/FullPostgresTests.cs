using Rolecall.Durability.Tests.Images;
using Rolecall.Durability.Tests.Killing;
using Rolecall.Durability.Tests.Postgres;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.FullDisk;

/// <summary>
/// The same promise over PostgreSQL, whose tables have a disk of their own. One that shared it with the write-ahead log would stop PostgreSQL
/// altogether once it is full, which is why docs/operate.md keeps them apart.
/// </summary>
public sealed class FullPostgresTests
{
    private const int Megabytes = 64;
    private const int MostOfOne = 5;

    [Fact]
    [Spec("R-55", "R-57", "R-62", "R-50")]
    public async Task A_full_disk_under_the_tables_refuses_writes_until_there_is_room_and_loses_none()
    {
        var (seed, cycles) = (Counts.Seed, Counts.FullDisks);
        for (var done = 0; done < cycles; done += MostOfOne)
        {
            using var disk = SmallDisk.Mount(Megabytes);
            using (var postgres = PostgresOnDisk.Start(disk.Data))
            {
                using var installation = await postgres.FoundAsync();
                using var ledger = new Ledger(Path.Combine(installation.Folder, "ledger.txt"));
                var scenario = new FullDiskScenario(
                    installation, () => ServerProcess.StartAsync(installation), disk.Ballast, ledger, seed + done, isToldByReadiness: false);

                await scenario.RunAsync(Math.Min(MostOfOne, cycles - done));

                Assert.Empty(postgres.Complaints(StoreChecks.Of));
                TestContext.Current.TestOutputHelper!.WriteLine(
                    $"{scenario.Seen}, {ledger.Acknowledgements} acknowledged writes, 0 lost, seed {seed + done}");
            }

            disk.Clear();
        }
    }
}
