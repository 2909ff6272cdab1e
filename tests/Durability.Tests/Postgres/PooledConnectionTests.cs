using System.Text.Json;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Postgres;

/// <summary>A connection that served one workspace serves another next: nothing of the first may stay on it.</summary>
[Spec("R-20", "R-57", "I-50")]
public sealed class PooledConnectionTests
{
    private const int Clients = 8;
    private const int Rounds = 30;

    [Fact]
    public async Task No_workspace_sees_another_over_connections_that_PostgreSQL_cut_while_they_idled()
    {
        using var postgres = PostgresOnDisk.Start();
        await MixAsync(postgres, "");
    }

    [Fact]
    public async Task No_workspace_sees_another_through_a_pooler_that_lends_connections_by_the_transaction()
    {
        using var postgres = PostgresOnDisk.Start();
        using var pooler = Pgbouncer.Start(postgres.Process.Port);
        await MixAsync(postgres, $";Port={pooler.Port};Max Auto Prepare=0;No Reset On Close=true");
    }

    private static async Task MixAsync(PostgresOnDisk postgres, string settings)
    {
        using var one = await postgres.FoundAsync("one");
        using var two = await postgres.FoundAsync("two");
        one.Store += settings;
        using var server = await ServerProcess.StartAsync(one);
        for (var restart = 0; restart < 3; restart++)
        {
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(n => ReadAndWriteAsync(server.Address, n % 2 == 0 ? one : two, $"{restart}-{n}")));
            postgres.Process.Stop("fast");
            postgres.Process.Start();
        }

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(n => ReadAndWriteAsync(server.Address, n % 2 == 0 ? one : two, $"last-{n}")));
        TestContext.Current.TestOutputHelper!.WriteLine($"{4 * Clients * Rounds} reads of two workspaces, each with its own people and no other, 3 restarts");
    }

    private static async Task ReadAndWriteAsync(Uri server, Installation own, string name)
    {
        using var wire = new Wire(server, own.ScimToken);
        using var key = new Wire(server, own.ApiToken);
        var domain = $"@{own.Name}.example";
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 10 == 0)
            {
                await wire.DoAsync(HttpMethod.Post, $"{own.ScimPath}/Users", $$"""
                    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{name}}-{{round}}{{domain}}"}
                    """);
            }

            var list = await wire.DoAsync(HttpMethod.Get, $"{own.ScimPath}/Users?count=200");
            Assert.All(list.GetProperty("Resources").EnumerateArray(), user => Assert.EndsWith(domain, user.GetProperty("userName").GetString()!, StringComparison.Ordinal));
            Assert.Contains(list.GetProperty("Resources").EnumerateArray(), user => IsNamed(user, $"{name}-0{domain}"));
            Assert.Equal(own.Name, (await key.DoAsync(HttpMethod.Get, own.ApiPath)).GetProperty("name").GetString());
        }
    }

    private static bool IsNamed(JsonElement user, string name) => user.GetProperty("userName").GetString() == name;
}
