namespace Rolecall.Bench.Report;

/// <summary>A goal, and what this run says of it.</summary>
/// <param name="Floor">What a release must never fall below, in words.</param>
/// <param name="Stretch">What we aim at, in words.</param>
/// <param name="Measured">Null when the run did not measure it.</param>
internal sealed record Goal(string Name, string Floor, string Stretch, string? Measured, bool MeetsFloor, bool MeetsStretch)
{
    public string Verdict => Measured is null ? "not measured" : MeetsStretch ? "**yes**" : MeetsFloor ? "floor" : "**no**";

    /// <summary>The more the better.</summary>
    public static Goal AtLeast(string name, double? measured, double floor, double stretch, string unit = "", bool other = true) => new(
        name, $"≥ {Number.Rate(floor)}{unit}", $"{Number.Rate(stretch)}{unit}", measured is { } value ? Number.Rate(value) + unit : null,
        measured >= floor && other, measured >= stretch && other);

    /// <summary>The less the better.</summary>
    public static Goal AtMost(string name, double? measured, double floor, double stretch, string unit = "") => new(
        name, $"≤ {Number.Rate(floor)}{unit}", $"{Number.Rate(stretch)}{unit}", measured is { } value ? Number.Rate(value) + unit : null,
        measured <= floor, measured <= stretch);
}
