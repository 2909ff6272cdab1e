using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Rolecall.Bench.Load;

/// <summary>Fills the server over its own front door, so that every row is what the product writes.</summary>
internal sealed class Members(Target target)
{
    private const int Connections = 64;

    private readonly List<string> ids = [];

    public IReadOnlyList<string> Ids => ids;

    public async Task GrowToAsync(int count)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections })
        {
            BaseAddress = target.Server,
            Timeout = TimeSpan.FromMinutes(1),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", target.Token) },
        };
        var made = new string[count - ids.Count];
        var first = ids.Count;
        await Parallel.ForAsync(
            0, made.Length, new ParallelOptions { MaxDegreeOfParallelism = Connections },
            async (n, ct) => made[n] = await CreateAsync(http, first + n, ct));
        ids.AddRange(made);
    }

    private async Task<string> CreateAsync(HttpClient http, int number, CancellationToken ct)
    {
        using var body = new StringContent(User.Named(User.UserName(number)), Encoding.UTF8, "application/scim+json");
        using var answer = await http.PostAsync(target.Path + "/Users", body, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The server refused a member: {(int)answer.StatusCode} {text}");
        using var created = JsonDocument.Parse(text);
        return created.RootElement.GetProperty("id").GetString()!;
    }
}
