using System.ComponentModel;
using Rolecall.Bench.Limits;
using Rolecall.Bench.Load;
using Rolecall.Bench.Postgres;
using Rolecall.Bench.Report;
using Rolecall.Bench.Servers;

namespace Rolecall.Bench;

/// <summary>One run of everything: the limits first, then the server at each size, then the peers.</summary>
internal sealed class Session(Options options, string folder)
{
    private static readonly int[] GroupSizes = [10, 100, 1_000, 10_000, 50_000, 100_000];
    private static readonly int[] PeerGroupSizes = [10, 1_000];

    private readonly Meter meter = new(options);
    private readonly Findings findings = new();

    public async Task<Run> RunAsync(TimeProvider clock)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "user"), User.Text);
        await File.WriteAllTextAsync(Path.Combine(folder, "short"), User.ShortText);
        await using var cluster = options.OnPostgres || options.HasPeer(JacksonServer.ItsName) ? await StartPostgresAsync() : null;
        var ours = new RolecallServer(folder, options.OnPostgres ? cluster : null);

        Ceiling ceiling = null!;
        var plan = new Plan();
        var limits = new LimitSession(options, meter, options.OnPostgres ? cluster : null, folder);
        plan.Add("limits of the machine", async () => ceiling = await limits.MeasureAsync());
        var peers = Peers.Chosen(options, folder, cluster, findings);
        foreach (var size in options.Sizes)
            AddStage(plan, ours, size, size == options.Sizes[^1] ? GroupSizes : []);
        foreach (var peer in peers)
        {
            foreach (var size in options.PeerSizes)
                AddStage(plan, peer, size, size == options.PeerSizes[^1] ? PeerGroupSizes : []);
        }

        await plan.RunAsync();
        var keeps = peers.Prepend(ours).ToDictionary(server => server.Name, server => server.Keeps);
        return new Run(clock.GetLocalNow(), Machine.Describe(cluster?.Version), options, ceiling, keeps, findings);
    }

    /// <returns>Null when a peer alone would have needed it.</returns>
    private async Task<PostgresCluster?> StartPostgresAsync()
    {
        try
        {
            return await PostgresCluster.StartAsync();
        }
        catch (Exception problem) when (!options.OnPostgres && (problem is InvalidOperationException or Win32Exception))
        {
            await Console.Error.WriteLineAsync($"PostgreSQL: {problem.Message}");
            return null;
        }
    }

    private void AddStage(Plan plan, IServer server, int size, IEnumerable<int> groups) =>
        new Stage(options, server, size, meter, findings, folder).AddTo(plan, [.. groups.Where(group => group <= size)]);
}
