using Microsoft.Data.Sqlite;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Images;

/// <summary>A checker that sees nothing would pass every other test here.</summary>
public sealed class StoreCheckTests
{
    [Theory]
    [Spec("R-52")]
    [InlineData("update audit set detail = '{}' where sequence = 2", "audit entry 2 does not follow")]
    [InlineData("delete from audit where sequence = 2", "audit entry 3 does not follow")]
    [InlineData("delete from audit where sequence = (select max(sequence) from audit)", "is not that of its last audit entry")]
    [InlineData("update audit set sequence = -sequence where sequence in (1, 2)", "does not follow")]
    [InlineData("update workspaces set active_members = active_members + 1", "active_members says")]
    [InlineData("update workspaces set scim_members = 0", "scim_members says")]
    [InlineData("delete from events where sequence = (select max(sequence) from events)", "events: ")]
    [InlineData("update events set type = 'member.deleted' where type = 'member.created'", "not in both in the same order")]
    [InlineData("update members set version = version + 1", "not the number of their changes")]
    [InlineData("delete from provisioning_log", "in the provisioning log")]
    public async Task A_store_that_is_wrong_is_seen(string wrong, string complaint)
    {
        using var installation = await InstallationWithOneMemberAsync();
        Assert.Empty(Complaints(installation));

        using (var connection = new SqliteConnection($"Data Source={installation.Database};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the constants above
            command.CommandText = wrong;
#pragma warning restore CA2100
            Assert.NotEqual(0, command.ExecuteNonQuery());
        }

        Assert.Contains(Complaints(installation), said => said.Contains(complaint, StringComparison.Ordinal));
    }

    private static async Task<Installation> InstallationWithOneMemberAsync()
    {
        var installation = await Installation.FoundAsync();
        using var server = await ServerProcess.StartAsync(installation);
        using var users = new ScimUsers(server.Address, installation);
        using var created = await users.PostAsync("ada@durable.example", "Ada");
        created.EnsureSuccessStatusCode();
        await server.StopAsync();
        return installation;
    }

    private static List<string> Complaints(Installation installation)
    {
        using var image = new SqliteImage(installation.Database);
        return [.. StoreChecks.Of(image)];
    }
}
