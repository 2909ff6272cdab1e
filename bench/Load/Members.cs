using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Rolecall.Bench.Load;

/// <summary>Fills the server over its own front door, so that every row is what the product writes.</summary>
internal sealed class Members(Target target, bool byBulk)
{
    private const int Connections = 32;
    private const int Operations = 500; // within the million bytes that ours takes

    private readonly List<string> ids = [];

    public IReadOnlyList<string> Ids => ids;

    public async Task GrowToAsync(int count)
    {
        using var client = new SerialClient(target, Connections);
        var made = new string[count - ids.Count];
        var first = ids.Count;
        var (done, portion) = (0, byBulk ? Operations : 1);
        var portions = Enumerable.Range(0, made.Length).Chunk(portion);
        await Parallel.ForEachAsync(portions, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (numbers, _) =>
        {
            if (byBulk)
                await CreateAsync(client, [.. numbers.Select(number => first + number)], made.AsMemory(numbers[0], numbers.Length));
            else
                made[numbers[0]] = await client.CreateAsync("/Users", User.Named(User.UserName(first + numbers[0])));
            Show(Interlocked.Add(ref done, numbers.Length), numbers.Length, made.Length);
        });
        ids.AddRange(made);
    }

    private static async Task CreateAsync(SerialClient client, int[] numbers, Memory<string> made)
    {
        var body = new StringBuilder("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[""");
        foreach (var number in numbers)
        {
            body.Append(CultureInfo.InvariantCulture, $$"""{"method":"POST","path":"/Users","bulkId":"{{number}}","data":""")
                .Append(User.Named(User.UserName(number))).Append(number == numbers[^1] ? "}" : "},");
        }

        using var answer = JsonDocument.Parse(await client.SendAsync(HttpMethod.Post, "/Bulk", body.Append("]}").ToString()));
        var at = 0;
        foreach (var result in answer.RootElement.GetProperty("Operations").EnumerateArray())
        {
            made.Span[at++] = result.TryGetProperty("location", out var location) && location.GetString()!.Split('/')[^1] is { Length: > 0 } id
                ? id
                : throw new InvalidOperationException($"The server refused a member: {result}");
        }
    }

    private static void Show(int done, int more, int all)
    {
        const int Often = 50_000;
        if (all > Often && done / Often != (done - more) / Often)
            Console.Error.WriteLine($"    {done:N0} of {all:N0}");
    }
}
