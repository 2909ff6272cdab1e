using Rolecall.Bench.Limits;

namespace Rolecall.Bench.Report;

internal sealed record Run(
    DateTimeOffset At, string Machine, bool IsQuick, TimeSpan WarmUp, TimeSpan Window, int Tries, Ceiling Ceiling,
    IReadOnlyList<Measured> Rows, GroupRun? Groups, long Memory, TimeSpan Start);
