using System.Collections.Concurrent;
using System.Net;

namespace Rolecall.Durability.Tests.Killing;

/// <summary>What clients that go on were told instead of a good answer.</summary>
internal sealed class Interruptions
{
    private int putOff;
    private int broken;

    /// <summary>Answers 503 with a Retry-After.</summary>
    public int PutOff => putOff;

    /// <summary>Connections that ended without an answer, and the 502 and 504 of a proxy whose connection did.</summary>
    public int Broken => broken;

    /// <summary>Answers that nobody may get.</summary>
    public ConcurrentQueue<string> Wrong { get; } = [];

    public void Note(PutOffException answer)
    {
        if (answer.Status != HttpStatusCode.ServiceUnavailable)
            Interlocked.Increment(ref broken);
        else if (answer.SaysWhen)
            Interlocked.Increment(ref putOff);
        else
            Wrong.Enqueue($"{answer.Message} (without Retry-After)");
    }

    public void NoteBreak() => Interlocked.Increment(ref broken);
}
