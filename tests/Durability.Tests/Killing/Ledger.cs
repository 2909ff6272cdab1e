using System.Collections.Concurrent;
using System.Text.Json;

namespace Rolecall.Durability.Tests.Killing;

/// <summary>Every intent and every acknowledgement, kept by the process that is never killed.</summary>
internal sealed class Ledger(string path) : IDisposable
{
    private readonly ConcurrentDictionary<string, LedgerEntry> entries = new(StringComparer.Ordinal);
    private readonly StreamWriter lines = new(path) { AutoFlush = true };
    private long acknowledged;

    public string Path => path;

    public long Acknowledgements => Interlocked.Read(ref acknowledged);

    public LedgerEntry Open(string userName) => entries.GetOrAdd(userName, name => new LedgerEntry(name));

    public void Intend(LedgerEntry entry, string? value)
    {
        Write($"intent {entry.UserName} {value ?? "nothing"}");
        entry.Intend(value);
    }

    public void Acknowledge(LedgerEntry entry, string? id = null)
    {
        entry.Acknowledge(id);
        Interlocked.Increment(ref acknowledged);
        Write($"ack    {entry.UserName} {entry.Acknowledged ?? "nothing"}");
    }

    /// <summary>The server has said that it changed nothing.</summary>
    public void Refuse(LedgerEntry entry)
    {
        entry.Refuse();
        Write($"no     {entry.UserName}");
    }

    public void Note(string text) => Write(text);

    /// <summary>Compares with all that the server shows; a sentence for each thing that must not be.</summary>
    public IReadOnlyList<string> Settle(IEnumerable<JsonElement> users)
    {
        var complaints = new List<string>();
        var found = new Dictionary<string, (string Id, string Value)>(StringComparer.Ordinal);
        foreach (var user in users)
        {
            var name = Text(user, "userName");
            if (!name.StartsWith("ledger-", StringComparison.Ordinal))
                continue; // the owner
            string[] values = [Text(user, "displayName"), Text(user, "title"), Text(user, "nickName")];
            if (values.Distinct().Count() > 1)
                complaints.Add($"{name} is torn: {string.Join(", ", values)}");
            if (!entries.ContainsKey(name))
                complaints.Add($"{name} was never sent");
            if (!found.TryAdd(name, (Text(user, "id"), values[0])))
                complaints.Add($"{name} is there twice");
        }

        foreach (var entry in entries.Values)
        {
            var complaint = found.TryGetValue(entry.UserName, out var user) ? entry.Settle(user.Id, user.Value) : entry.Settle(null, null);
            if (complaint is not null)
                complaints.Add(complaint);
            if (entry.Acknowledged is null)
                entries.TryRemove(entry.UserName, out _); // user names are never used again
        }

        return complaints;
    }

    public void Dispose() => lines.Dispose();

    private void Write(string line)
    {
        lock (lines)
            lines.WriteLine(line);
    }

    private static string Text(JsonElement user, string name) =>
        user.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
