using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Rolecall.Storage.Postgres;
using Rolecall.Storage.Tests.Contract;
using Rolecall.Storage.Tests.Transfer;
using Rolecall.Storage.Upgrading;
using Rolecall.Testing.Postgres;

namespace Rolecall.Storage.Tests.Postgres;

/// <summary>Scripts that no release has yet: the program under test plays the one before.</summary>
[Spec("R-60")]
public sealed class RollingUpgradeTests : IDisposable
{
    private static readonly IReadOnlyList<Migration> Ours = Migrator.Embedded("Postgres");

    private readonly PostgresDatabase database = PostgresDatabases.New();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 9, 30, 0, 0, TimeSpan.Zero));

    private static int Known => Ours[^1].Version;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_node_goes_on_while_and_after_a_newer_one_expands_the_schema_and_can_be_started_again()
    {
        await using var running = PostgresStore.Open(database.Connection, clock);
        var founded = await Founded.NewAsync(running.Installation, clock, "owner@example.com");
        await new Filled(running, clock).AddAsync(founded, Profiles.Of("before"));

        Update(Expands(Known + 1));

        await new Filled(running, clock).AddAsync(founded, Profiles.Of("after"));
        await using var started = PostgresStore.Open(database.Connection, clock);
        await new Filled(started, clock).AddAsync(founded, Profiles.Of("later"));
        Assert.Equal(4, (await running.Open(founded.Id).ReadWorkspaceAsync(Ct)).Workspace.ActiveMembers);
    }

    [Fact]
    public void A_script_that_says_nothing_shuts_older_programs_out_with_a_sentence()
    {
        Update(Expands(Known + 1), new Migration(Known + 2, "contracts.sql", "alter table members drop column later"));

        var refused = Assert.Throws<UnusableStoreException>(() => PostgresStore.Open(database.Connection, clock));

        Assert.Equal(
            $"The store has schema version {Known + 2}, which programs from {Known + 2} on understand, and this one knows {Known}: "
            + "start the newer program that wrote it.",
            refused.Message);
        Assert.Throws<UnusableStoreException>(() => Upgrade.Run(new PostgresAddress(database.OwnersConnection), clock, _ => { }));
    }

    [Fact]
    public void A_login_that_owns_nothing_is_told_who_can()
    {
        using var connection = Connect(database.Connection);

        var refused = Assert.Throws<UnusableStoreException>(() => PostgresSchema.Update(connection, [.. Ours, Expands(Known + 1)], clock, null));

        Assert.Contains("run 'rolecall migrate --store postgres:…' as the owner", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_nodes_that_update_at_once_one_does_it_and_the_other_finds_it_done()
    {
        var slow = new Migration(Known + 1, "slow.sql", $"-- oldest: {Known}\nselect pg_sleep(0.5); alter table members add column later text");

        var applied = await Task.WhenAll(Task.Run(() => Update(slow), Ct), Task.Run(() => Update(slow), Ct));

        Assert.Equal([$"schema {Known} → {Known + 1}: slow.sql"], applied.SelectMany(scripts => scripts).Select(script => $"{script}"));
    }

    [Fact]
    public async Task An_update_that_is_killed_goes_on_after_the_last_whole_script()
    {
        var endless = new Migration(Known + 2, "endless.sql", $"-- oldest: {Known}\nalter table groups add column later text; select pg_sleep(60)");
        var killed = Task.Run(() => Update(Expands(Known + 1), endless), Ct);
        while ((long)PostgresUnderTest.Query(
            database.OwnersConnection, "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'")[0][0]! == 0)
            await Task.Delay(50, Ct);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => killed);
        using (var connection = Connect(database.OwnersConnection))
            Assert.Equal(Known + 1, PostgresSchema.VersionOf(connection));

        var applied = Update(Expands(Known + 1), endless with { Sql = endless.Sql.Replace("60", "0", StringComparison.Ordinal) });

        Assert.Equal([Known + 2], applied.Select(script => script.After));
    }

    [Fact]
    public async Task An_empty_database_gets_its_tables_and_is_then_up_to_date()
    {
        var name = PostgresCluster.Shared.CreateDatabase();
        var store = new PostgresAddress(PostgresCluster.Shared.ConnectionTo(name));
        Assert.Equal(Ours.Select(script => script.Name), Upgrade.Pending(store));

        var applied = new List<AppliedScript>();
        Assert.Equal(Known, Upgrade.Run(store, clock, applied.Add));

        Assert.Equal("schema 0 → 1: 001_directory.sql", $"{applied[0]}");
        Assert.Empty(Upgrade.Pending(store));
        PostgresCluster.Shared.Execute(name, "revoke select on schema_floor from rolecall_server"); // as if killed on the last step
        Upgrade.Run(store, clock, applied.Add);
        Assert.Equal(Known, applied.Count);
        await PostgresStore.Open(PostgresCluster.Shared.ConnectionTo(name, PostgresDatabase.Login), clock).DisposeAsync();
        PostgresCluster.Shared.DropDatabase(name);
    }

    private static Migration Expands(int version) =>
        new(version, "expands.sql", $"-- oldest: {version - 1}\nalter table members add column later text");

    private static NpgsqlConnection Connect(string address)
    {
        var connection = new NpgsqlConnection(address);
        connection.Open();
        return connection;
    }

    private List<AppliedScript> Update(params Migration[] more)
    {
        using var connection = Connect(database.OwnersConnection);
        var applied = new List<AppliedScript>();
        PostgresSchema.Update(connection, [.. Ours, .. more], clock, applied.Add);
        return applied;
    }
}
