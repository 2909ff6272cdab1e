using System.Diagnostics;

namespace Rolecall.Bench.Pacing;

/// <summary>
/// Sends at a rate, whether or not the server keeps up, and counts an answer's time from when its request was due: a server that stalls
/// cannot hide it by not being asked. One thread spins over its connections, since a timer would be late by more than an answer takes.
/// </summary>
internal static class PacedClient
{
    private const int Connections = 32;

    public static PacedFigures Run(Uri server, Func<byte[]> next, double rate, TimeSpan warmUp, TimeSpan window)
    {
        var connections = Enumerable.Range(0, Connections).Select(_ => new PacedConnection(server)).ToArray();
        try
        {
            Run(connections, next, rate, warmUp, []);
            var times = new List<double>((int)(rate * window.TotalSeconds) + 1);
            var errors = connections.Sum(connection => connection.Errors);
            var watch = Stopwatch.StartNew();
            Run(connections, next, rate, window, times);
            times.Sort();
            return new PacedFigures(
                rate, times.Count / watch.Elapsed.TotalSeconds, At(times, 0.50), At(times, 0.99),
                connections.Sum(connection => connection.Errors) - errors);
        }
        finally
        {
            foreach (var connection in connections)
                connection.Dispose();
        }
    }

    /// <summary>Until all that is due in this time is answered, or half as much time again has passed.</summary>
    private static void Run(PacedConnection[] connections, Func<byte[]> next, double rate, TimeSpan duration, List<double> times)
    {
        var (all, sent, answered) = ((int)(rate * duration.TotalSeconds), 0, 0);
        var watch = Stopwatch.StartNew();
        while (answered < all && watch.Elapsed < duration * 1.5)
        {
            foreach (var connection in connections)
            {
                if (connection.IsBusy && connection.Receive())
                {
                    times.Add((watch.Elapsed.TotalSeconds - connection.Due) * 1000);
                    answered++;
                }

                var due = sent / rate;
                if (!connection.IsBusy && sent < all && watch.Elapsed.TotalSeconds >= due)
                {
                    connection.Send(next(), due);
                    sent++;
                }
            }
        }
    }

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min((int)(share * sorted.Count), sorted.Count - 1)];
}
