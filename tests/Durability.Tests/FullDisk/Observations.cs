using System.Collections.Concurrent;

namespace Rolecall.Durability.Tests.FullDisk;

/// <summary>What all clients together were answered.</summary>
internal sealed class Observations
{
    private readonly ConcurrentQueue<string> faults = [];
    private long refused;
    private long reads;
    private long slowest;

    public IReadOnlyCollection<string> Faults => faults;

    public long Refused => Interlocked.Read(ref refused);

    public long Reads => Interlocked.Read(ref reads);

    public int Cycles { get; private set; }

    /// <summary>In milliseconds, of all answers.</summary>
    public long Slowest => Interlocked.Read(ref slowest);

    public TimeSpan LongestFull { get; private set; }

    public TimeSpan SlowestRecovery { get; private set; }

    public void Fault(string what) => faults.Enqueue(what);

    public void Read() => Interlocked.Increment(ref reads);

    public void Refuse() => Interlocked.Increment(ref refused);

    public void Took(TimeSpan time)
    {
        var milliseconds = (long)time.TotalMilliseconds;
        for (var known = Slowest; milliseconds > known; known = Slowest)
            Interlocked.CompareExchange(ref slowest, milliseconds, known);
    }

    public void Full(TimeSpan time) => LongestFull = time > LongestFull ? time : LongestFull;

    public void Recovered(TimeSpan time)
    {
        Cycles++;
        SlowestRecovery = time > SlowestRecovery ? time : SlowestRecovery;
    }

    public override string ToString() =>
        $"{Cycles} times full (at most {LongestFull.TotalSeconds:0.0} s), {Refused} writes refused, {Reads} reads of which none failed, "
        + $"slowest answer {Slowest} ms, writes again {SlowestRecovery.TotalMilliseconds:0} ms after there was room";
}
