using System.Collections.Concurrent;
using System.Net;

namespace Rolecall.Durability.Tests.Crowding;

/// <summary>What all connections together were answered.</summary>
internal sealed class Crowd(IReadOnlyList<string> contested, IReadOnlyList<string> shared)
{
    private readonly ConcurrentDictionary<string, int> winners = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> faults = [];
    private int changes;

    /// <summary>User names that several connections try to create.</summary>
    public IReadOnlyList<string> Contested => contested;

    /// <summary>Ids of people that all connections change.</summary>
    public IReadOnlyList<string> Shared => shared;

    /// <summary>How many of the contested names were created, and how often each.</summary>
    public IReadOnlyDictionary<string, int> Winners => winners;

    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>Writes that were acknowledged; each of them changes something.</summary>
    public int Changes => changes;

    public ConcurrentDictionary<string, string> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>Notes an answer that is not one of those that may be; says whether the request was done.</summary>
    public async Task<bool> NoteAsync(HttpResponseMessage answer, params HttpStatusCode[] others)
    {
        var isWrite = answer.RequestMessage!.Method != HttpMethod.Get;
        if (answer.IsSuccessStatusCode)
        {
            if (isWrite)
                Interlocked.Increment(ref changes);
            return true;
        }

        if (!others.Contains(answer.StatusCode))
            faults.Add($"{answer.RequestMessage.Method}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return false;
    }

    public void Won(string userName) => winners.AddOrUpdate(userName, 1, (_, times) => times + 1);
}
