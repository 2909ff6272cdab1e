using System.Diagnostics;
using Rolecall.Durability.Tests.Killing;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.FullDisk;

/// <summary>
/// What a server does while the disk of its store is full, and once there is room again, whatever the store is: reads go on, a write is done or
/// refused in one of two ways, nothing has to be started anew.
/// </summary>
/// <param name="start">Starts the server on its store.</param>
/// <param name="ballast">On the disk of the store.</param>
/// <param name="isToldByReadiness">Whether a full disk takes no write at all; one that takes some leaves the server ready.</param>
internal sealed class FullDiskScenario(
    Installation installation, Func<Task<ServerProcess>> start, Ballast ballast, Ledger ledger, int seed, bool isToldByReadiness = true)
{
    private const int Clients = 6;

    /// <summary>Within which a write must work once there is room, and readiness must tell that there is none.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    /// <summary>How much room there is at least after each time.</summary>
    private const long Freed = 12L * 1024 * 1024;

    private readonly Observations seen = new();

    public Observations Seen => seen;

    public async Task RunAsync(int cycles)
    {
        installation.IsKept = true; // until all that follows holds
        var random = new Random(seed);
        using var server = await start();
        FullDiskClient[] clients = [.. Enumerable.Range(1, Clients).Select(n => new FullDiskClient($"{n}", ledger, seen, new Random(random.Next())))];
        using var reader = new FullDiskReader(server, installation, seen);
        for (var cycle = 1; cycle <= cycles; cycle++)
        {
            ledger.Note($"cycle {cycle}");
            await FillAsync(server, clients, reader, random);
            await RecoverAsync(server, reader);
            using var users = new ScimUsers(server.Address, installation);
            Demand(ledger.Settle(await users.ReadAllAsync()));
            Demand(seen.Faults);
        }

        Demand(server.HasExited ? ["The server has ended."] : []);
        await server.StopAsync();
        Assert.Equal(0, server.ExitCode);
        installation.IsKept = false;
    }

    /// <summary>Clients write all the time; while they do, the disk fills, is full for a while, and has room again.</summary>
    private async Task FillAsync(ServerProcess server, FullDiskClient[] clients, FullDiskReader reader, Random random)
    {
        ballast.Take(Freed);
        using var end = new CancellationTokenSource();
        ScimUsers[] connections = [.. clients.Select(_ => new ScimUsers(server.Address, installation))];
        var load = clients.Zip(connections, (client, users) => client.RunAsync(users, end.Token)).Append(reader.RunAsync(end.Token)).ToArray();
        await Task.Delay(random.Next(100, 400));

        var refused = seen.Refused;
        var watch = Stopwatch.StartNew();
        ballast.Fill();
        // What the store gives back between two writes is taken as well, so that full stays full.
        while (seen.Refused < refused + 20 || (isToldByReadiness && await reader.IsReadyAsync()))
        {
            Assert.True(watch.Elapsed < Soon, $"Seed {seed}: the disk was full, and after {Soon} {seen.Refused - refused} writes were refused and readiness said {await reader.IsReadyAsync()}.");
            ballast.Fill();
            await Task.Delay(50);
        }

        await Task.Delay(random.Next(200, 800));
        ballast.ThrowOff();
        seen.Full(watch.Elapsed);
        await end.CancelAsync();
        await Task.WhenAll(load);
        foreach (var connection in connections)
            connection.Dispose();
    }

    private async Task RecoverAsync(ServerProcess server, FullDiskReader reader)
    {
        var watch = Stopwatch.StartNew();
        using var users = new ScimUsers(server.Address, installation);
        var last = new FullDiskClient($"after-{seen.Cycles}", ledger, seen, new Random(seed));
        while (!await last.CreateAsync(users) || !await reader.IsReadyAsync())
        {
            Assert.True(watch.Elapsed < Soon, $"Seed {seed}: {Soon} after there was room again, writes were still refused or the server was not ready.");
            await Task.Delay(20);
        }

        seen.Recovered(watch.Elapsed);
    }

    private void Demand(IReadOnlyCollection<string> complaints) => Assert.True(
        complaints.Count == 0, $"Seed {seed}, ledger {ledger.Path}, log {installation.LogPath}:\n{string.Join("\n", complaints.Take(20))}");
}
