using Microsoft.Data.Sqlite;
using Rolecall.Domain.Credentials;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Ending;

/// <summary>One server over a file: no request of whoever has lost access is answered any more.</summary>
public sealed class OneNodeTests
{
    [Fact, Spec("R-16", "R-17", "I-17")]
    public async Task The_next_request_after_a_deactivation_a_change_of_role_an_unlinking_or_a_revocation_is_judged_anew()
    {
        using var provider = await StandIn.StartAsync();
        using var installation = await Installation.FoundAsync(metadata: provider.MetadataFile);
        using var server = await ServerProcess.StartAsync(installation);
        using var place = await Place.MakeAsync(provider, installation, [server.Address], userName => GiveKeyAsync(installation, userName));

        await AccessEnds.ByDeactivationAsync(place, Counts.Rounds);
        await AccessEnds.ByRoleAsync(place, Counts.Rounds / 10);
        await AccessEnds.ByUnlinkingAsync(place, Counts.Rounds / 10);
        await AccessEnds.ByRevocationAsync(place, Counts.Rounds / 10);
    }

    /// <summary>People make it for themselves; here the row has to do.</summary>
    private static async Task<(long Member, string Key)> GiveKeyAsync(Installation installation, string userName)
    {
        var token = SecretToken.Issue(TokenPrefix.Api);
        await using var connection = new SqliteConnection($"Data Source={installation.Database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            insert into credentials (handle, workspace, kind, hash, name, member, created_at, expires_at)
            select $handle, workspace, 'personal', $hash, 'Own', member, 0, 9999999999999 from members where user_name = $name returning member
            """;
        command.Parameters.AddWithValue("$handle", token.Handle);
        command.Parameters.AddWithValue("$hash", token.Hash.ToArray());
        command.Parameters.AddWithValue("$name", userName);
        return ((long)(await command.ExecuteScalarAsync())!, token.Text);
    }
}
