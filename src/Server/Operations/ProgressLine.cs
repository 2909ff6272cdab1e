using System.CommandLine;
using System.Diagnostics;
using Rolecall.Storage.Transfer;

namespace Rolecall.Server.Operations;

/// <summary>Shows on the error output how far a long verb is: on a terminal a line that moves, elsewhere a line each second.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const int Width = 24;

    private readonly TextWriter output;
    private readonly bool isTerminal;
    private long shown = Stopwatch.GetTimestamp();
    private long began = Stopwatch.GetTimestamp();
    private string what = "";
    private int drawn;

    internal ProgressLine(TextWriter output, bool isTerminal)
    {
        this.output = output;
        this.isTerminal = isTerminal;
    }

    private TimeSpan Pace => TimeSpan.FromMilliseconds(isTerminal ? 100 : 1000);

    public static ProgressLine On(ParseResult parse) => new(parse.InvocationConfiguration.Error, !Console.IsErrorRedirected);

    public void Report(Step step)
    {
        if (step.What != what)
        {
            what = step.What;
            began = Stopwatch.GetTimestamp();
        }

        if (Stopwatch.GetElapsedTime(shown) < Pace)
            return;
        shown = Stopwatch.GetTimestamp();
        Show(TextOf(step, Stopwatch.GetElapsedTime(began)));
    }

    /// <summary>Makes room for a line of the answer.</summary>
    public void Clear()
    {
        if (drawn > 0)
            output.Write($"\r{new string(' ', drawn)}\r");
        drawn = 0;
    }

    public void Dispose() => Clear();

    internal static string TextOf(Step step, TimeSpan taken)
    {
        var rate = taken.TotalSeconds > 0.05 ? $"{step.Done / taken.TotalSeconds,12:N0}/s" : "";
        return step.Total is not { } total
            ? $"{step.What,-30}{step.Done,12:N0}{rate}"
            : $"{step.What,-30}{Bar(step.Done, total)} {(total == 0 ? 100 : 100 * step.Done / total),3} %{step.Done,12:N0} of {total:N0} rows{rate}";
    }

    private static string Bar(long done, long total)
    {
        var full = total == 0 ? Width : (int)(Width * Math.Min(done, total) / total);
        return $"[{new string('#', full)}{new string('.', Width - full)}]";
    }

    private void Show(string text)
    {
        if (!isTerminal)
        {
            output.WriteLine(text);
            return;
        }

        output.Write($"\r{text.PadRight(drawn)}");
        drawn = text.Length;
    }
}
