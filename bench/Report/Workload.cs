using Rolecall.Bench.Limits;

namespace Rolecall.Bench.Report;

/// <summary>A workload with what it is held against.</summary>
/// <param name="Floor">The least share of the limit that a release may have.</param>
/// <param name="Stretch">What we aim at.</param>
internal sealed record Workload(
    string Name, string Script, int Connections, Func<Ceiling, double> Limit, string LimitName, double Floor, double Stretch)
{
    /// <summary>Reads first: what writes leaves more to read.</summary>
    public static readonly IReadOnlyList<Workload> All =
    [
        new("GET by id", "get", 16, limit => limit.Get, "bare GET", 0.40, 0.60),
        new("filter userName eq", "filter", 16, limit => limit.Get, "bare GET", 0.35, 0.55),
        new("list 100", "list", 16, limit => limit.Page, "bare page", 0.20, 0.35),
        new("PATCH active, durable", "patch", 16, limit => limit.Post, "bare POST", 0.12, 0.25),
        new("POST, durable", "post", 16, limit => limit.Post, "bare POST", 0.20, 0.33),
        new("POST, durable, 64 connections", "post", 64, limit => limit.Post, "bare POST", 0.30, 0.50),
    ];
}
