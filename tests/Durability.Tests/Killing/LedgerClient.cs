using System.Net;
using System.Text.Json;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Killing;

/// <summary>One client: creates, changes and deletes its own people, one request at a time, until the server is gone.</summary>
internal sealed class LedgerClient(string name, Ledger ledger, Random random)
{
    private const int Most = 40;

    private readonly List<LedgerEntry> living = [];
    private long last;

    public async Task RunAsync(ScimUsers users)
    {
        living.RemoveAll(entry => entry.Acknowledged is null);
        try
        {
            while (true)
                await WriteAsync(users);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            // What was on its way stays open in the ledger.
        }
    }

    /// <summary>Goes on whatever happens until told to stop. What was put off stays open, and untouched, until the ledger is settled.</summary>
    public async Task RunAsync(ScimUsers users, Interruptions seen, CancellationToken stop)
    {
        living.RemoveAll(entry => entry.Acknowledged is null);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await WriteAsync(users);
                continue;
            }
            catch (PutOffException answer)
            {
                seen.Note(answer);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
            {
                seen.NoteBreak();
            }

            await Task.Delay(50, CancellationToken.None);
        }
    }

    private Task WriteAsync(ScimUsers users)
    {
        var choice = random.NextDouble();
        LedgerEntry[] settled = [.. living.Where(entry => !entry.IsOpen)];
        if (settled.Length == 0 || (living.Count < Most && choice < 0.45))
            return CreateAsync(users);
        var entry = settled[random.Next(settled.Length)];
        return choice < 0.85 ? ChangeAsync(users, entry) : DeleteAsync(users, entry);
    }

    private async Task CreateAsync(ScimUsers users)
    {
        var entry = ledger.Open($"ledger-{name}-{++last}@durable.example");
        var value = Value();
        // Listed first: if the answer never comes, the next life of the server tells whether the person exists.
        living.Add(entry);
        ledger.Intend(entry, value);
        using var answer = await users.PostAsync(entry.UserName, value);
        await DemandAsync(answer, HttpStatusCode.Created);
        using var created = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        ledger.Acknowledge(entry, created.RootElement.GetProperty("id").GetString());
    }

    private async Task ChangeAsync(ScimUsers users, LedgerEntry entry)
    {
        var value = Value();
        ledger.Intend(entry, value);
        using var answer = await users.PatchValueAsync(entry.Id!, value);
        await DemandAsync(answer, HttpStatusCode.OK);
        ledger.Acknowledge(entry);
    }

    private async Task DeleteAsync(ScimUsers users, LedgerEntry entry)
    {
        ledger.Intend(entry, value: null);
        using var answer = await users.DeleteAsync(entry.Id!);
        await DemandAsync(answer, HttpStatusCode.NoContent);
        ledger.Acknowledge(entry);
        living.Remove(entry);
    }

    private static async Task DemandAsync(HttpResponseMessage answer, HttpStatusCode wanted)
    {
        if (answer.StatusCode == wanted)
            return;
        var body = await answer.Content.ReadAsStringAsync();
        if (PutOffException.Is(answer.StatusCode))
            throw new PutOffException(answer, body);
        Assert.Fail($"{answer.RequestMessage!.Method} was answered {(int)answer.StatusCode}: {body}");
    }

    private string Value() => $"{name}-{++last}";
}
