using System.Diagnostics;
using System.Text.Json;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Ending;

/// <summary>A workspace with its identity provider and somebody in it, on one node or on two.</summary>
internal sealed class Place : IDisposable
{
    private const string PatchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private const string Ada = "Ada.Vries@acme.example";

    private Place(Installation installation, IReadOnlyList<Uri> nodes, Person person) => (Installation, Nodes, Person) = (installation, nodes, person);

    public Installation Installation { get; }

    public IReadOnlyList<Uri> Nodes { get; }

    public Person Person { get; }

    /// <param name="give">Gives a member a personal key: number to token.</param>
    public static async Task<Place> MakeAsync(StandIn provider, Installation installation, IReadOnlyList<Uri> nodes, Func<string, Task<(long Member, string Key)>> give)
    {
        using var owner = new Wire(nodes[0], installation.ApiToken);
        var connections = await owner.DoAsync(HttpMethod.Get, $"{installation.ApiPath}/connections");
        var connection = connections.GetProperty("connections")[0].GetProperty("id").GetInt32();
        var sso = $"http://127.0.0.1/sso/{installation.Workspace}/{connection}";
        await provider.JoinAsync($"{sso}/acs", $"{sso}/metadata");

        var person = new Person(installation, provider, connection, Ada);
        using var scim = new Wire(nodes[0], installation.ScimToken);
        var created = await scim.DoAsync(HttpMethod.Post, $"{installation.ScimPath}/Users", $$"""
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User"],
              "userName": "{{Ada}}",
              "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User": { "role": "admin" }
            }
            """);
        person.ScimId = created.GetProperty("id").GetString()!;
        (person.Number, person.Key) = await give(Ada);
        return new Place(installation, nodes, person);
    }

    public async Task SetActiveAsync(Uri node, bool active)
    {
        using var scim = new Wire(node, Installation.ScimToken);
        await scim.DoAsync(HttpMethod.Patch, $"{Installation.ScimPath}/Users/{Person.ScimId}", $$"""
            {"schemas":["{{PatchOp}}"],"Operations":[{"op":"replace","path":"active","value":{{(active ? "true" : "false")}} }]}
            """);
    }

    /// <summary>As the owner.</summary>
    public async Task<JsonElement> DoAsync(Uri node, HttpMethod method, string path, string? body = null)
    {
        using var owner = new Wire(node, Installation.ApiToken);
        return await owner.DoAsync(method, Installation.ApiPath + path, body);
    }

    /// <summary>How long it takes until a status is another on a node that did not make the change; at most a second .</summary>
    public static async Task<TimeSpan> UntilAsync(Func<Task<int>> probe, int wanted)
    {
        var watch = Stopwatch.StartNew();
        for (var status = await probe(); status != wanted; status = await probe())
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{status} after a second, and not {wanted}.");
        return watch.Elapsed;
    }

    public void Dispose() => Person.Dispose();
}
