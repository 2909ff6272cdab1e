namespace Rolecall.Bench.Servers;

/// <summary>The last that a process said: why it did not start.</summary>
internal sealed class Tail
{
    private const int Most = 3;

    private readonly Queue<string> lines = [];

    public void Add(string? line)
    {
        lock (lines)
        {
            if (string.IsNullOrWhiteSpace(line))
                return;
            lines.Enqueue(line.Trim());
            if (lines.Count > Most)
                lines.Dequeue();
        }
    }

    public override string ToString()
    {
        lock (lines)
            return lines.Count == 0 ? "it said nothing" : string.Join(" / ", lines);
    }
}
