using System.Globalization;
using System.Text;
using Rolecall.Fuzz.Targets;

namespace Rolecall.Fuzz;

/// <summary>All targets in turn until the time is over or something is broken.</summary>
internal static class Session
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(30);

    /// <param name="names">Of the targets; none for all.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] names)
    {
        var seconds = Setting("ROLECALL_FUZZ_SECONDS", 60);
        var seed = Setting("ROLECALL_FUZZ_SEED", Environment.TickCount);
        var folder = Environment.GetEnvironmentVariable("ROLECALL_FUZZ_FOLDER") ?? Path.Combine("artifacts", "fuzz");
        Directory.CreateDirectory(folder);
        var campaigns = All().Where(target => names.Length == 0 || names.Contains(target.Name))
            .Select(target => new Campaign(target, seed, folder))
            .ToArray();
        Console.WriteLine($"{seconds} s, seed {seed}, inputs that lead somewhere are kept in {folder}");

        using var watch = new Timer(_ => EndIfOneHangs(campaigns), null, Turn, Turn);
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        var reported = TimeSpan.Zero;
        foreach (var campaign in campaigns)
            campaign.Begin();
        while (clock.GetElapsedTime(start).TotalSeconds < seconds && campaigns.All(campaign => campaign.Broken is null))
        {
            foreach (var campaign in campaigns)
                campaign.Continue(Turn);
            if (clock.GetElapsedTime(start) - reported < BetweenReports)
                continue;
            reported = clock.GetElapsedTime(start);
            Report(campaigns, reported);
        }

        Report(campaigns, clock.GetElapsedTime(start));
        return campaigns.Select(campaign => IsWhole(campaign, folder)).ToArray().All(whole => whole) ? 0 : 1;
    }

    private static IEnumerable<ITarget> All() => [new FilterTarget(), new PathTarget(), new PatchTarget(), new ResourceTarget()];

    private static void Report(IEnumerable<Campaign> campaigns, TimeSpan elapsed) =>
        Console.WriteLine($"{elapsed.TotalSeconds:F0} s; {string.Join("; ", campaigns)}");

    private static bool IsWhole(Campaign campaign, string folder)
    {
        if (campaign.Broken is not var (input, reason))
            return true;
        var file = Path.Combine(folder, $"{campaign.Name}.broken");
        File.WriteAllBytes(file, input);
        Console.WriteLine($"BROKEN by {file}: {Encoding.UTF8.GetString(input)}\n{Convert.ToBase64String(input)}\n{reason}");
        return false;
    }

    private static void EndIfOneHangs(IEnumerable<Campaign> campaigns)
    {
        if (campaigns.FirstOrDefault(campaign => campaign.Hangs) is not { } hanging)
            return;
        Console.WriteLine($"BROKEN: {hanging} and no end of the last one, which is in {hanging.Name}.last.");
        Environment.Exit(1);
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
