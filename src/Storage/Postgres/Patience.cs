using System.Diagnostics;

namespace Rolecall.Storage.Postgres;

/// <summary>How long a request waits for a database that restarts or changes its leader before it is told to come back .</summary>
internal sealed class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private static readonly ManualResetEventSlim Never = new();

    private readonly long since = Stopwatch.GetTimestamp();
    private int tries;

    /// <summary>Waits a little, not as long as others do; false when it has been long enough.</summary>
    public bool Wait()
    {
        if (Stopwatch.GetElapsedTime(since) >= Longest)
            return false;
        var most = Math.Min(20 << Math.Min(tries++, 4), 250);
        Never.Wait(Random.Shared.Next(most / 2, most));
        return true;
    }
}
