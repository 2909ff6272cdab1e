using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Rolecall.Bench.Groups;
using Rolecall.Bench.Load;
using Rolecall.Bench.Pacing;
using Rolecall.Bench.Pages;
using Rolecall.Bench.Report;
using Rolecall.Bench.Servers;

namespace Rolecall.Bench;

/// <summary>One server at one size: started on nothing, filled, started again where it remembers, and measured.</summary>
internal sealed class Stage(Options options, IServer server, int size, Meter meter, Findings findings, string folder)
{
    private const int MostIds = 200_000;
    private const int Newcomers = 200;

    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["BENCH_MEMBERS"] = $"{size}" };
    private readonly bool isOurs = server is RolecallServer;
    private readonly List<(int Size, string Id)> groups = [];

    private Target target = null!;
    private PinnedProcess? process;
    private Members members = null!;
    private string? cursor;
    private bool isOver;

    /// <param name="groupSizes">Empty for none.</param>
    public void AddTo(Plan plan, IReadOnlyList<int> groupSizes)
    {
        Add(plan, "start on nothing", PrepareAsync, isNeeded: true);
        Add(plan, "load", FillAsync, isNeeded: true);
        for (var start = 0; start < options.Starts; start++)
        {
            if (server.Remembers)
                Add(plan, "start again", RestartAsync, isNeeded: true);
            var isFirst = start == 0;
            AddWorkloads(plan, Workload.Reads);
            if (isFirst)
                Add(plan, "memory", () => Note(() => findings.Memory.Add(new Occupied(server.Name, size, "after reading", process!.Memory()))));
            if (isFirst && isOurs)
                AddDepth(plan);
            AddWorkloads(plan, [Workload.Patch]);
            if (isFirst && groupSizes.Count > 0 && options.Has("groups"))
                AddGroups(plan, groupSizes);
            AddWorkloads(plan, Workload.Growing);
            if (isFirst && isOurs && options.Has("paced") && options.Has(Workload.Post.Key))
                AddPaced(plan, Workload.Post);
        }

        Add(plan, "stop", () => Note(End));
    }

    private void AddWorkloads(Plan plan, IEnumerable<Workload> workloads)
    {
        foreach (var work in workloads.Where(work => options.Has(work.Key) && (isOurs || !work.IsOurs) && (server.HasBulk || !work.IsBulk)))
            Add(plan, work.Name, () => MeasureAsync(work));
    }

    private void AddDepth(Plan plan)
    {
        if (options.Has("pages"))
            Add(plan, "first and last pages in turn", PagesAsync);
        if (!options.Has("paced"))
            return;
        foreach (var work in new[] { Workload.Get, Workload.Filter }.Where(work => options.Has(work.Key)))
            AddPaced(plan, work);
    }

    private void AddPaced(Plan plan, Workload work) => Add(plan, $"{work.Name} at half of that rate", () => Note(() =>
    {
        if (findings.Find(server.Name, work, size) is not { } row)
            return;
        var requests = new PacedRequests(target, members.Ids);
        var figures = PacedClient.Run(target.Server, () => requests.Next(work.Key), row.PerSecond / 2, options.Window, options.Window * 2);
        findings.Paced.Add(new PacedRow(work, size, figures));
    }));

    private void AddGroups(Plan plan, IReadOnlyList<int> sizes)
    {
        Add(plan, $"making groups of {string.Join(" ", sizes)}", () => MakeGroupsAsync(sizes));
        Add(plan, "groups, one client", async () =>
        {
            using var client = new GroupClient(target);
            var session = new GroupSession(options, client, groups, members.Ids[^1], isOurs);
            findings.Groups.Add(new Grouped(server.Name, await session.RunAsync()));
            if (await session.CheckAsync() is { } wrong)
                throw new InvalidOperationException(wrong);
        });
        if (!isOurs)
            return;
        var large = sizes.Where(one => one <= 50_000).Max();
        Add(plan, $"GET whole of {large:N0}, 4 connections", () => LoadGroupAsync("group", GroupRow.Whole, large, 4));
        Add(plan, $"PATCH one member of {large:N0}, 16 connections", () => LoadGroupAsync("member", "PATCH, add or remove one", large, 16));
    }

    private void Add(Plan plan, string what, Func<Task> run, bool isNeeded = false) => plan.Add($"{server.Name}, {size:N0} members: {what}", async () =>
    {
        if (isOver)
            return;
        try
        {
            await run();
        }
        catch (Exception problem) when (problem is InvalidOperationException or HttpRequestException or IOException or OperationCanceledException
            or JsonException or KeyNotFoundException or Win32Exception or System.Net.Sockets.SocketException)
        {
            await Console.Error.WriteLineAsync($"    not done: {problem.Message}");
            findings.Absent.Add(new Absent(server.Name, $"{size:N0} members, {what}", problem.Message));
            if (isNeeded)
                End();
        }
    });

    private async Task PrepareAsync()
    {
        target = await server.PrepareAsync(size);
        process = await server.StartAsync();
        members = new Members(target, server.HasBulk);
        if (!server.Remembers)
            findings.Starts.Add(new Started(server.Name, 0, process.Start));
    }

    private async Task FillAsync()
    {
        var watch = Stopwatch.StartNew();
        await members.GrowToAsync(size);
        findings.Fills.Add(new Filled(server.Name, size, watch.Elapsed));
        var step = Math.Max(1, size / MostIds);
        environment["BENCH_IDS"] = Path.Combine(folder, "ids");
        await File.WriteAllLinesAsync(environment["BENCH_IDS"], members.Ids.Where((_, at) => at % step == 0));
    }

    /// <summary>Three times, of which the median is noted; the last one stays.</summary>
    private async Task RestartAsync()
    {
        var starts = new List<TimeSpan>();
        while (starts.Count < 3)
        {
            await process!.StopAsync();
            process.Dispose();
            process = await server.StartAsync();
            starts.Add(process.Start);
        }

        cursor = null;
        findings.Starts.Add(new Started(server.Name, size, starts.Order().ElementAt(1)));
        findings.Memory.Add(new Occupied(server.Name, size, "after the start", process!.Memory()));
    }

    private async Task MeasureAsync(Workload work)
    {
        environment["BENCH_USER"] = Path.Combine(folder, work.Operations > 100 ? "short" : "user");
        environment["BENCH_OPERATIONS"] = $"{work.Operations}";
        if (work.Script == "cursor")
            environment["BENCH_CURSOR"] = await CursorAsync();
        var figures = await meter.MeasureAsync(process!, target, work.Script, work.Connections, environment, !isOurs);
        findings.Add(new Measured(server.Name, work, size, figures));
    }

    private async Task PagesAsync() =>
        findings.Pages.AddRange(await new PageSession(options, target, size).RunAsync(await CursorAsync()));

    private async Task<string> CursorAsync() => cursor ??= await PageSession.LastCursorAsync(target, size);

    private async Task MakeGroupsAsync(IReadOnlyList<int> sizes)
    {
        await members.GrowToAsync(size + Newcomers);
        environment["BENCH_NEWCOMERS"] = Path.Combine(folder, "newcomers");
        await File.WriteAllLinesAsync(environment["BENCH_NEWCOMERS"], members.Ids.Skip(size));
        using var client = new GroupClient(target);
        foreach (var one in sizes)
            groups.Add((one, await client.CreateAsync($"Group of {one}", members.Ids.Take(one))));
        if (isOurs)
            findings.Creations.AddRange(await GroupCreation.MeasureAsync(client, [.. members.Ids.Take(sizes[^1])]));
    }

    private async Task LoadGroupAsync(string script, string operation, int group, int connections)
    {
        environment["BENCH_GROUP"] = groups.First(one => one.Size == group).Id;
        findings.GroupLoads.Add(new GroupLoad(
            server.Name, operation, group, connections, await meter.MeasureAsync(process!, target, script, connections, environment)));
    }

    private void End()
    {
        isOver = true;
        process?.Dispose();
    }

    private static Task Note(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
