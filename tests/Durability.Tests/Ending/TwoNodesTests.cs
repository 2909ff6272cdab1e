using Npgsql;
using Rolecall.Domain.Credentials;
using Rolecall.Durability.Tests.Nodes;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Ending;

/// <summary>Two nodes over one PostgreSQL: what one has ended, the other answers no more within a second, and a browser's session not even once.</summary>
[Collection(SharedPair.Name)]
public sealed class TwoNodesTests(SharedPair shared)
{
    [Fact, Spec("R-16", "R-17", "I-17")]
    public async Task The_next_request_after_a_deactivation_a_change_of_role_an_unlinking_or_a_revocation_is_judged_anew_on_both()
    {
        var pair = await shared.GetAsync();
        using var provider = await StandIn.StartAsync();
        using var installation = await Installation.FoundInAsync(pair.Installation.Store, "leavers", provider.MetadataFile);
        using var place = await Place.MakeAsync(
            provider, installation, [.. pair.Nodes.Select(node => node.Address)], userName => GiveKeyAsync(pair.Postgres.OwnersConnection, installation, userName));

        Print("deactivations", await AccessEnds.ByDeactivationAsync(place, Counts.Rounds));
        Print("changes of role", await AccessEnds.ByRoleAsync(place, Counts.Rounds / 10));
        await AccessEnds.ByUnlinkingAsync(place, Counts.Rounds / 10);
        Print("revocations", await AccessEnds.ByRevocationAsync(place, Counts.Rounds / 10));
    }

    /// <summary>People make it for themselves; here the row has to do.</summary>
    private static async Task<(long Member, string Key)> GiveKeyAsync(string store, Installation installation, string userName)
    {
        var token = SecretToken.Issue(TokenPrefix.Api);
        await using var connection = new NpgsqlConnection(store);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            insert into credentials (handle, workspace, kind, hash, name, member, created_at, expires_at)
            select $1, workspace, 'personal', $2, 'Own', member, 0, 9999999999999 from members where user_name = $3 and workspace = $4 returning member
            """,
            connection)
        {
            Parameters = { new() { Value = token.Handle }, new() { Value = token.Hash.ToArray() }, new() { Value = userName }, new() { Value = (long)installation.Workspace } },
        };
        return ((long)(await command.ExecuteScalarAsync())!, token.Text);
    }

    private static void Print(string what, List<TimeSpan> heard)
    {
        heard.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{heard.Count} {what}: known on the other node after {heard[heard.Count / 2].TotalMilliseconds:0} ms (median), {heard[^1].TotalMilliseconds:0} ms (longest)");
    }
}
