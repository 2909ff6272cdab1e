using System.Globalization;

namespace Rolecall.Bench;

internal sealed record Options
{
    public bool IsQuick { get; init; }

    public IReadOnlyList<int> Sizes { get; init; } = [];

    public IReadOnlyList<int> PeerSizes { get; init; } = [];

    /// <summary>Names, or all, or none.</summary>
    public IReadOnlyList<string> Peers { get; init; } = [];

    public bool OnPostgres { get; init; }

    /// <summary>Keys of workloads, and pages, paced, groups; empty for everything.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public string? Name { get; init; }

    public TimeSpan WarmUp { get; init; }

    public TimeSpan Window { get; init; }

    /// <summary>Windows after one warm-up, of which the best is kept.</summary>
    public int Tries { get; init; }

    /// <summary>Fresh processes for each size, of which the median is shown.</summary>
    public int Starts { get; init; }

    public int Rounds => IsQuick ? 100 : 400;

    public bool Has(string key) => Only.Count == 0 || Only.Contains(key);

    public bool HasPeer(string name) => Peers is ["all"] || Peers.Contains(name);

    public static Options Read(string[] args)
    {
        var quick = args.Contains("--quick");
        return new Options
        {
            IsQuick = quick,
            Sizes = [.. List("--sizes", quick ? "1000,10000" : "1000,10000,100000,1000000").Select(Number).Order()],
            PeerSizes = [.. List("--peer-sizes", "1000").Select(Number).Order()],
            Peers = List("--peers", quick ? "none" : "all"),
            OnPostgres = Value("--store") is "postgres",
            Only = List("--only", ""),
            Name = Value("--name"),
            WarmUp = Seconds("--warm-up", quick ? 3 : 16),
            Window = Seconds("--window", quick ? 3 : 4),
            Tries = Number(Value("--tries") ?? (quick ? "1" : "2")),
            Starts = Number(Value("--starts") ?? "1"),
        };

        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        string[] List(string name, string otherwise) => (Value(name) ?? otherwise).Split(',', StringSplitOptions.RemoveEmptyEntries);
        TimeSpan Seconds(string name, int otherwise) => TimeSpan.FromSeconds(Value(name) is { } text ? Number(text) : otherwise);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
