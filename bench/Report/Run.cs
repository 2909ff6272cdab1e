using Rolecall.Bench.Limits;
using Rolecall.Bench.Servers;

namespace Rolecall.Bench.Report;

/// <summary>A run that is over.</summary>
/// <param name="Keeps">Where each server keeps what it acknowledged, ours first.</param>
internal sealed record Run(DateTimeOffset At, string Machine, Options Options, Ceiling Ceiling, IReadOnlyDictionary<string, string> Keeps, Findings Findings)
{
    public IReadOnlyList<Measured> Ours => [.. Findings.Rows.Where(row => row.Server == RolecallServer.ItsName)];

    public Grouped? Groups => Findings.Groups.FirstOrDefault(groups => groups.Server == RolecallServer.ItsName);

    /// <summary>The size that a goal is about, or the largest below it that was measured.</summary>
    public int SizeNear(int wanted) => Options.Sizes.Where(size => size <= wanted).DefaultIfEmpty(Options.Sizes[0]).Max();
}
