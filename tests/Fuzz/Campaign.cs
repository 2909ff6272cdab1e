using System.Diagnostics;
using Rolecall.Scim;

namespace Rolecall.Fuzz;

/// <summary>One target on its way: what is known of it, and how to go on.</summary>
internal sealed class Campaign
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(30);

    private readonly ITarget target;
    private readonly Random random;
    private readonly Corpus corpus;
    private readonly Mutation mutation;
    private readonly Coverage coverage = new();
    private readonly LastInput last;
    private long since;

    public Campaign(ITarget target, int seed, string folder)
    {
        this.target = target;
        random = new Random(seed);
        corpus = new Corpus(Path.Combine(folder, target.Name));
        mutation = new Mutation(random, target.Words);
        last = new LastInput(Path.Combine(folder, $"{target.Name}.last"));
    }

    /// <summary>Whether an input never ends; asked from another thread.</summary>
    public bool Hangs => Interlocked.Read(ref since) is > 0 and var start && Stopwatch.GetElapsedTime(start) > Forever;

    public string Name => target.Name;

    public long Executions { get; private set; }

    /// <summary>The input that broke something, and how.</summary>
    public (byte[] Input, string Reason)? Broken { get; private set; }

    public override string ToString() => $"{Name}: {Executions} executions, {corpus.Count} inputs kept, {coverage.Edges} edges";

    public void Begin()
    {
        foreach (var input in target.Seeds.Select(System.Text.Encoding.UTF8.GetBytes).Concat(corpus.Kept().ToArray()))
            Execute(input);
    }

    public void Continue(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time && Broken is null)
            Execute(mutation.Of(corpus.Pick(random), corpus.Pick(random)));
    }

    private void Execute(byte[] input)
    {
        if (Broken is not null)
            return;
        last.Write(input);
        var time = Try(input);
        Executions++;
        if (coverage.IsNew())
            corpus.Add(input);

        // Once may be the machine's fault.
        if (time > Patience && Try(input) > Patience)
            Broken ??= (input, $"It took {time.TotalSeconds:F1} s.");
    }

    private TimeSpan Try(byte[] input)
    {
        Coverage.Clear();
        var start = Stopwatch.GetTimestamp();
        Interlocked.Exchange(ref since, start);
        try
        {
            target.Try(input);
        }
        catch (RefusedException refused)
        {
            if (string.IsNullOrWhiteSpace(refused.Message))
                Broken = (input, "It was refused without a sentence.");
        }
        catch (Exception fault)
        {
            Broken = (input, fault.ToString());
        }

        Interlocked.Exchange(ref since, 0);
        return Stopwatch.GetElapsedTime(start);
    }
}
