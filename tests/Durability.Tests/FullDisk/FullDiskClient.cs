using System.Text.Json;
using Rolecall.Durability.Tests.Killing;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.FullDisk;

/// <summary>Creates, changes and deletes its own people, one request at a time; what is refused must not be done.</summary>
internal sealed class FullDiskClient(string name, Ledger ledger, Observations seen, Random random)
{
    private const int Most = 25;

    private readonly List<LedgerEntry> living = [];
    private long last;

    public async Task RunAsync(ScimUsers users, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var choice = random.NextDouble();
            if (living.Count == 0 || (living.Count < Most && choice < 0.4))
            {
                await CreateAsync(users);
                continue;
            }

            var entry = living[random.Next(living.Count)];
            await (choice < 0.8 ? ChangeAsync(users, entry) : DeleteAsync(users, entry));
        }
    }

    public async Task<bool> CreateAsync(ScimUsers users)
    {
        var entry = ledger.Open($"ledger-{name}-{++last}@durable.example");
        var value = Value();
        var (done, body) = await WriteAsync(entry, value, () => users.PostAsync(entry.UserName, value), 201);
        if (!done)
            return false;
        using var created = JsonDocument.Parse(body);
        ledger.Acknowledge(entry, created.RootElement.GetProperty("id").GetString());
        living.Add(entry);
        return true;
    }

    private async Task ChangeAsync(ScimUsers users, LedgerEntry entry)
    {
        var value = Value();
        Func<Task<HttpResponseMessage>> send = random.Next(2) == 0
            ? () => users.PatchValueAsync(entry.Id!, value)
            : () => users.PutAsync(entry.Id!, entry.UserName, value);
        if ((await WriteAsync(entry, value, send, 200)).Done)
            ledger.Acknowledge(entry);
    }

    private async Task DeleteAsync(ScimUsers users, LedgerEntry entry)
    {
        if (!(await WriteAsync(entry, null, () => users.DeleteAsync(entry.Id!), 204)).Done)
            return;
        ledger.Acknowledge(entry);
        living.Remove(entry);
    }

    private async Task<(bool Done, string Body)> WriteAsync(LedgerEntry entry, string? value, Func<Task<HttpResponseMessage>> send, int status)
    {
        ledger.Intend(entry, value);
        var answer = await Answers.WriteAsync(seen, send, status);
        if (!answer.Done)
            ledger.Refuse(entry);
        return answer;
    }

    private string Value() => $"{name}-{++last}";
}
