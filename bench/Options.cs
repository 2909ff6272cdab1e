namespace Rolecall.Bench;

internal sealed record Options(bool IsQuick, IReadOnlyList<int> Sizes, string? Name, string? Only)
{
    public TimeSpan WarmUp => TimeSpan.FromSeconds(IsQuick ? 3 : 16);

    public TimeSpan Window => TimeSpan.FromSeconds(IsQuick ? 3 : 4);

    public int Tries => IsQuick ? 1 : 2;

    public int GroupRounds => IsQuick ? 100 : 400;

    public bool HasGroups => Only is null or "groups";

    /// <summary>--quick, --sizes 1000,100000, --name of the result, --only the script of one workload, or groups.</summary>
    public static Options Read(string[] args) => new(
        args.Contains("--quick"),
        [.. (Value(args, "--sizes") ?? "1000,100000").Split(',').Select(int.Parse).Order()],
        Value(args, "--name"),
        Value(args, "--only"));

    private static string? Value(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
