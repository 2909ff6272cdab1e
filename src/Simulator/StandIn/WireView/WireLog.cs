using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.StandIn.WireView;

/// <summary>The last exchanges, for whoever looks on. Kept in memory alone.</summary>
internal sealed class WireLog(TimeProvider clock)
{
    private const int Kept = 200;

    private readonly Lock _gate = new();
    private readonly Queue<WireEntry> _entries = new();
    private TaskCompletionSource _next = NewSignal();
    private int _last;

    /// <summary>Looks on for one move of the admin.</summary>
    public IWireWatch Watch(string occasion, Secrets secrets) => new Watcher(this, occasion, secrets);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<WireEntry> Entries()
    {
        lock (_gate)
            return [.. _entries.Reverse()];
    }

    /// <summary>Oldest first, and as soon as there is one.</summary>
    public async Task<IReadOnlyList<WireEntry>> AfterAsync(int number, CancellationToken ct)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                // A number of an earlier start is none of ours: begin anew.
                IReadOnlyList<WireEntry> newer = [.. _entries.Where(entry => entry.Number > (number > _last ? 0 : number))];
                if (newer.Count > 0)
                    return newer;
                next = _next.Task;
            }

            await next.WaitAsync(ct);
        }
    }

    public void Clear()
    {
        lock (_gate)
            _entries.Clear();
    }

    public void Add(WireExchange exchange)
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            _entries.Enqueue(new(++_last, clock.GetUtcNow(), exchange));
            if (_entries.Count > Kept)
                _entries.Dequeue();
            signal = _next;
            _next = NewSignal();
        }

        signal.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Watcher(WireLog log, string occasion, Secrets secrets) : IWireWatch
    {
        public void Answered(Exchange exchange) => log.Add(
            WireExchange.Of(occasion, exchange.Request.Method.Method, secrets.Hide(exchange.Request.Url), exchange.Answer.Status) with
            {
                Took = exchange.Answer.Took,
                Request = WireText.Of(exchange.Request, secrets),
                Answer = WireText.Of(exchange.Answer, secrets),
            });

        public void Unanswered(SentRequest request, string why) => log.Add(
            new(occasion, request.Method.Method, secrets.Hide(request.Url), "no answer", Good: false)
            {
                Request = WireText.Of(request, secrets),
                Answer = $"No answer: {why}.",
            });
    }
}
