using Npgsql;
using Rolecall.Domain.Credentials;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Nodes;

/// <summary>What one node has ended or changed, the other knows within a second (goal G-11).</summary>
[Collection(SharedPair.Name)]
public sealed class VisibilityTests(SharedPair shared)
{
    private const int Rounds = 10;

    [Fact]
    [Spec("R-24")]
    public async Task What_one_node_has_ended_or_changed_the_other_knows_within_a_second()
    {
        var pair = await shared.GetAsync();
        var delays = await SeeAllAsync(pair, Rounds);
        Print("over LISTEN and NOTIFY", delays);
        Assert.InRange(delays[^1], TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    [Spec("R-24")]
    public async Task Also_while_the_channel_between_them_is_cut_again_and_again()
    {
        var pair = await shared.GetAsync();
        using var stop = new CancellationTokenSource();
        var cutting = CutAsync(pair, stop.Token);
        var delays = await SeeAllAsync(pair, Rounds / 2);
        await stop.CancelAsync();
        Print($"while the channel was cut {await cutting} times", delays);
        Assert.InRange(delays[^1], TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
    }

    private static async Task<List<TimeSpan>> SeeAllAsync(NodePair pair, int rounds)
    {
        var sighting = new Sighting(pair);
        using var owner = new Wire(pair.Address, pair.Installation.ApiToken);
        await owner.DoAsync(HttpMethod.Patch, $"{pair.Installation.ApiPath}/policies", """{"policies":{"token_rotation":"immediate"}}""");
        var (member, key) = await AddMemberAsync(pair, owner);
        for (var round = 0; round < rounds; round++)
        {
            await CredentialsAsync(pair, sighting, owner);
            await ConnectionAsync(pair, sighting, owner);
            await MemberAsync(pair, sighting, member, key);
            await DefinitionsAsync(pair, sighting, owner);
            await RolesAsync(pair, sighting, owner);
        }

        sighting.Delays.Sort();
        return sighting.Delays;
    }

    private static async Task CredentialsAsync(NodePair pair, Sighting sighting, Wire owner)
    {
        var (api, scim) = (pair.Installation.ApiPath, pair.Installation.ScimPath);
        var key = await owner.DoAsync(HttpMethod.Post, $"{api}/api-keys", """{"name":"Short","kind":"workspace"}""");
        await sighting.SeeAsync(
            writer => writer.DoAsync(HttpMethod.Delete, $"{api}/credentials/{key.GetProperty("handle").GetString()}"),
            (key.GetProperty("apiKey").GetString()!, api), 200, 401);

        await sighting.SeeAsync(
            async writer =>
            {
                var rotated = await writer.DoAsync(HttpMethod.Post, $"{api}/scim-tokens/rotate");
                pair.Installation.ScimToken = rotated.GetProperty("scimToken").GetString()!;
            },
            (pair.Installation.ScimToken, $"{scim}/ServiceProviderConfig"), 200, 401);
    }

    private static async Task ConnectionAsync(NodePair pair, Sighting sighting, Wire owner)
    {
        var connections = $"{pair.Installation.ApiPath}/connections";
        var id = (await owner.DoAsync(HttpMethod.Get, connections)).GetProperty("connections")[0].GetProperty("id").GetInt32();
        var probe = (pair.Installation.ScimToken, $"{pair.Installation.ScimPath}/ServiceProviderConfig");
        await sighting.SeeAsync(writer => writer.DoAsync(HttpMethod.Post, $"{connections}/{id}/disable"), probe, 200, 401);
        await sighting.SeeAsync(writer => writer.DoAsync(HttpMethod.Post, $"{connections}/{id}/enable"), probe, 401, 200);
    }

    private static async Task MemberAsync(NodePair pair, Sighting sighting, long member, string key)
    {
        var (api, path) = (pair.Installation.ApiPath, $"{pair.Installation.ApiPath}/members/{member}");
        await sighting.SeeAsync(writer => writer.DoAsync(HttpMethod.Put, $"{path}/role", """{"role":"admin"}"""), (key, $"{api}/members"), 403, 200);
        await sighting.SeeAsync(writer => writer.DoAsync(HttpMethod.Put, $"{path}/role", """{"role":"guest"}"""), (key, $"{api}/members"), 200, 403);
        await sighting.SeeAsync(writer => writer.DoAsync(HttpMethod.Post, $"{path}/deactivate"), (key, api), 200, 401);
        await sighting.SeeAsync(writer => writer.DoAsync(HttpMethod.Post, $"{path}/reactivate"), (key, api), 401, 200);
    }

    private static async Task DefinitionsAsync(NodePair pair, Sighting sighting, Wire owner)
    {
        var (urn, api) = ($"urn:example:x{Path.GetRandomFileName()[..8]}:2.0:Badge", pair.Installation.ApiPath);
        await owner.DoAsync(HttpMethod.Post, $"{api}/schemas", $$"""
            {"id":"{{urn}}","name":"Badge","description":"A badge.","attributes":[{"name":"number","type":"integer"}]}
            """);
        var probe = (pair.Installation.ScimToken, $"{pair.Installation.ScimPath}/Schemas/{urn}");
        await sighting.SeeAsync(
            writer => writer.DoAsync(HttpMethod.Put, $"{api}/resource-types/User", $$"""{"schemaExtensions":[{"schema":"{{urn}}","required":false}]}"""),
            probe, 404, 200);
        await sighting.SeeAsync(writer => writer.DoAsync(HttpMethod.Put, $"{api}/resource-types/User", """{"schemaExtensions":[]}"""), probe, 200, 404);
    }

    private static async Task RolesAsync(NodePair pair, Sighting sighting, Wire owner)
    {
        var api = pair.Installation.ApiPath;
        var name = $"Role {Path.GetRandomFileName()}";
        var role = (await owner.DoAsync(HttpMethod.Post, $"{api}/roles", $$"""{"name":"{{name}}","inheritedRole":"guest"}""")).GetProperty("id").ToString();
        await sighting.SeeAsync(writer => writer.DoAsync(HttpMethod.Delete, $"{api}/roles/{role}?moveTo=guest"), (pair.Installation.ApiToken, $"{api}/roles/{role}"), 200, 404);
    }

    /// <summary>A guest with a personal key, which people make for themselves when they have signed in; here the row has to do.</summary>
    private static async Task<(long Member, string Key)> AddMemberAsync(NodePair pair, Wire owner)
    {
        var name = $"key-{Path.GetRandomFileName()[..8]}@durable.example";
        using var scim = new Wire(pair.Address, pair.Installation.ScimToken);
        await scim.DoAsync(HttpMethod.Post, $"{pair.Installation.ScimPath}/Users", $$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{name}}"}
            """);
        var token = SecretToken.Issue(TokenPrefix.Api);
        await using var connection = new NpgsqlConnection(pair.Postgres.OwnersConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            insert into credentials (handle, workspace, kind, hash, name, member, created_at, expires_at)
            select $1, workspace, 'personal', $2, 'Own', member, 0, 9999999999999 from members where user_name = $3 returning member
            """,
            connection)
        {
            Parameters = { new() { Value = token.Handle }, new() { Value = token.Hash.ToArray() }, new() { Value = name } },
        };
        var member = (long)(await command.ExecuteScalarAsync())!;
        await owner.DoAsync(HttpMethod.Put, $"{pair.Installation.ApiPath}/members/{member}/role", """{"role":"guest"}""");
        return (member, token.Text);
    }

    /// <returns>How many times.</returns>
    private static async Task<int> CutAsync(NodePair pair, CancellationToken stop)
    {
        var cuts = 0;
        await using var connection = new NpgsqlConnection(pair.Postgres.OwnersConnection);
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'rolecall' and query in ('listen rolecall', 'select 1')",
            connection);
        while (!stop.IsCancellationRequested)
        {
            cuts += Convert.ToInt32(await command.ExecuteScalarAsync(CancellationToken.None));
            await Task.Delay(20, CancellationToken.None);
        }

        return cuts;
    }

    private static void Print(string how, List<TimeSpan> delays) => TestContext.Current.TestOutputHelper!.WriteLine(
        $"{delays.Count} changes {how}: seen on both nodes after {delays[delays.Count / 2].TotalMilliseconds:0} ms (median), "
        + $"{delays[^1].TotalMilliseconds:0} ms (longest)");
}
