using Rolecall.Bench.Limits;

namespace Rolecall.Bench.Report;

/// <param name="Floor">The least share of the limit that a release may have.</param>
/// <param name="Stretch">What we aim at.</param>
internal sealed record Share(double Floor, double Stretch);

/// <summary>What the load generator does, with what it is held against.</summary>
/// <param name="Key">For --only.</param>
internal sealed record Workload(string Key, string Name, string Script, int Connections, Limit Limit)
{
    public Share? OnSqlite { get; init; }

    public Share? OnPostgres { get; init; }

    /// <summary>Resources in one request.</summary>
    public int Operations { get; init; } = 1;

    /// <summary>Whether it is about one resource, and should cost the same among any number of others.</summary>
    public bool IsSingle { get; init; }

    /// <summary>RFC 9865: no peer has it.</summary>
    public bool IsOurs { get; init; }

    public bool IsBulk => Operations > 1;

    private static readonly Share Reading = new(0.25, 0.40);
    private static readonly Share Writing = new(0.20, 0.40);

    public static readonly Workload Get =
        new("get", "GET by id", "get", 16, Limit.Read) { OnSqlite = new(0.40, 0.60), OnPostgres = Reading, IsSingle = true };

    public static readonly Workload Filter =
        new("filter", "filter userName eq", "filter", 16, Limit.Read) { OnSqlite = new(0.35, 0.55), OnPostgres = Reading, IsSingle = true };

    public static readonly Workload List = new("list", "list 100, first page", "list", 16, Limit.Page) { OnSqlite = new(0.20, 0.35) };

    public static readonly Workload Patch =
        new("patch", "PATCH active", "patch", 16, Limit.Write) { OnSqlite = new(0.12, 0.25), OnPostgres = Writing, IsSingle = true };

    public static readonly Workload Bulk100 = new("bulk", "Bulk of 100", "bulk", 1, Limit.None) { Operations = 100 };

    public static readonly Workload Bulk1000 = new("bulk", "Bulk of 1,000, short people", "bulk", 1, Limit.None) { Operations = 1_000 };

    public static readonly Workload Post =
        new("post", "POST", "post", 16, Limit.Write) { OnSqlite = new(0.20, 0.33), OnPostgres = Writing, IsSingle = true };

    public static readonly Workload Post64 =
        new("post", "POST, 64 connections", "post", 64, Limit.Write) { OnSqlite = new(0.30, 0.50), OnPostgres = Writing, IsSingle = true };

    public static readonly IReadOnlyList<Workload> Reads =
    [
        Get, Filter, List,
        new("deep", "last page by startIndex", "deep", 16, Limit.Page),
        new("cursor", "last page by cursor", "cursor", 16, Limit.Page) { IsOurs = true },
    ];

    /// <summary>What leaves more to read comes last.</summary>
    public static readonly IReadOnlyList<Workload> Growing =
    [
        Bulk100, Bulk1000,
        new("bulk", "Bulk of 1,000, short people, 8 connections", "bulk", 8, Limit.None) { Operations = 1_000, IsOurs = true },
        Post, Post64,
    ];

    public Share? Goal(Ceiling ceiling) => ceiling.IsPostgres ? OnPostgres : OnSqlite;
}
