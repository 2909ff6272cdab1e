using Rolecall.Durability.Tests.Images;
using Rolecall.Durability.Tests.Killing;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.FullDisk;

/// <summary>G-05: a full disk refuses writes and nothing else, loses nothing, and is forgotten once there is room.</summary>
public sealed class FullDiskTests
{
    private const int Megabytes = 32;

    /// <summary>
    /// The write-ahead log alone takes 64 MB under steady writing; docs/operate.md asks for room for that and more. A fast machine writes
    /// so much in a few cycles that on half of this nothing was left that could be thrown off the disk again.
    /// </summary>
    private const int MegabytesForLoad = 256;

    /// <summary>Of one store: it grows with what is written, and the disk does not.</summary>
    private const int MostOfOne = 5;

    [Fact]
    [Spec("R-55", "R-57", "R-62", "R-50")]
    public async Task A_full_disk_refuses_writes_until_there_is_room_and_loses_none()
    {
        var (seed, cycles) = (Counts.Seed, Counts.FullDisks);
        for (var done = 0; done < cycles; done += MostOfOne)
        {
            using var disk = SmallDisk.Mount(MegabytesForLoad);
            using var installation = await FoundAsync(disk);
            using var ledger = new Ledger(Path.Combine(disk.Beside, "ledger.txt"));
            var scenario = new FullDiskScenario(installation, () => ServerProcess.StartAsync(installation), disk.Ballast, ledger, seed + done);

            await scenario.RunAsync(Math.Min(MostOfOne, cycles - done));

            using var image = new SqliteImage(installation.Database);
            Assert.Empty(StoreChecks.Of(image));
            Say($"{scenario.Seen}, {ledger.Acknowledgements} acknowledged writes, 0 lost, seed {seed + done}");
        }
    }

    /// <summary>What is written beside requests finds no room either; it is dropped, said so, and not piled up.</summary>
    [Fact]
    [Spec("R-62", "R-54")]
    public async Task Lines_of_the_log_that_find_no_room_are_kept_nowhere()
    {
        using var disk = SmallDisk.Mount(Megabytes);
        using var installation = await FoundAsync(disk);
        installation.IsKept = true; // until all that follows holds
        using var server = await ServerProcess.StartAsync(installation);
        var seen = new Observations();
        using var reader = new FullDiskReader(server, installation, seen);
        await ReadAsync(reader, TimeSpan.FromSeconds(3));

        await FillAsync(disk, reader);
        var before = server.Memory;
        await ReadAsync(reader, TimeSpan.FromSeconds(8));
        var grown = server.Memory - before;
        Assert.False(await reader.IsReadyAsync());
        Assert.Contains("lines of the provisioning log", await File.ReadAllTextAsync(installation.LogPath, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        disk.Ballast.ThrowOff();
        await UntilAsync(async () => await reader.IsReadyAsync() && await reader.IsLoggedAsync());
        Assert.Empty(seen.Faults);
        Assert.InRange(grown, long.MinValue, 50_000_000);
        await server.StopAsync();
        Assert.Equal(0, server.ExitCode);
        Say($"{seen.Reads} reads, memory grew by {grown / 1_000_000} MB while the disk was full");
        installation.IsKept = false;
    }

    /// <summary>After a crash there is a log to read, and reading takes no room: it serves reads, and writes as soon as they fit.</summary>
    [Fact]
    [Spec("R-55", "R-57", "R-62")]
    public async Task A_server_that_was_killed_starts_on_a_full_disk_and_reads()
    {
        using var disk = SmallDisk.Mount(Megabytes);
        using var installation = await FoundAsync(disk);
        installation.IsKept = true; // until all that follows holds
        using var ledger = new Ledger(Path.Combine(disk.Beside, "ledger.txt"));
        var seen = new Observations();
        using (var first = await ServerProcess.StartAsync(installation))
        {
            await WriteAsync(first, installation, ledger, seen);
            await first.KillAsync();
        }

        disk.Ballast.Fill();
        using (var full = ServerProcess.Launch(installation))
        {
            await UntilAsync(() => IsLiveAsync(full));
            using var reader = new FullDiskReader(full, installation, seen);
            await FillAsync(disk, reader);
            await ReadAsync(reader, TimeSpan.FromSeconds(1));
            disk.Ballast.ThrowOff();
            await UntilAsync(reader.IsReadyAsync);
            using var users = new ScimUsers(full.Address, installation);
            Assert.Empty(ledger.Settle(await users.ReadAllAsync()));
            await WriteAsync(full, installation, ledger, seen);
            await full.StopAsync();
        }

        Assert.Empty(seen.Faults);
        using var image = new SqliteImage(installation.Database);
        Assert.Empty(StoreChecks.Of(image));
        installation.IsKept = false;
    }

    [Fact]
    [Spec("R-55", "R-56")]
    public async Task A_server_that_was_stopped_does_not_start_on_a_full_disk_and_says_why()
    {
        using var disk = SmallDisk.Mount(Megabytes);
        using var installation = await FoundAsync(disk);
        installation.IsKept = true; // until all that follows holds
        using var ledger = new Ledger(Path.Combine(disk.Beside, "ledger.txt"));
        using (var first = await ServerProcess.StartAsync(installation))
        {
            await WriteAsync(first, installation, ledger, new Observations());
            await first.StopAsync();
        }

        disk.Ballast.Fill();
        installation.LogPath += ".full";
        using (var full = ServerProcess.Launch(installation))
        {
            await UntilAsync(() => Task.FromResult(full.HasExited && File.Exists(installation.LogPath)));
            Assert.NotEqual(0, full.ExitCode);
        }

        var said = (await File.ReadAllTextAsync(installation.LogPath, TestContext.Current.CancellationToken)).Trim();
        Assert.StartsWith($"rolecall: The store {installation.Database} ", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);

        disk.Ballast.ThrowOff();
        using var again = await ServerProcess.StartAsync(installation);
        using var users = new ScimUsers(again.Address, installation);
        Assert.Empty(ledger.Settle(await users.ReadAllAsync()));
        await again.StopAsync(); // a disk that somebody uses cannot be taken away
        installation.IsKept = false;
    }

    private static async Task WriteAsync(ServerProcess server, Installation installation, Ledger ledger, Observations seen)
    {
        using var users = new ScimUsers(server.Address, installation);
        var client = new FullDiskClient($"{server.Id}", ledger, seen, new Random(1));
        for (var n = 0; n < 20; n++)
            Assert.True(await client.CreateAsync(users));
    }

    private static async Task ReadAsync(FullDiskReader reader, TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => reader.RunAsync(end.Token)));
    }

    private static Task FillAsync(SmallDisk disk, FullDiskReader reader) => UntilAsync(async () =>
    {
        disk.Ballast.Fill();
        return !await reader.IsReadyAsync();
    });

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
            await Task.Delay(50, end.Token);
    }

    private static async Task<bool> IsLiveAsync(ServerProcess server)
    {
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await http.GetAsync("/health/live");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    private static async Task<Installation> FoundAsync(SmallDisk disk)
    {
        var installation = await Installation.FoundAsync(disk.Data);
        installation.LogPath = Path.Combine(disk.Beside, "server.log");
        return installation;
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
