using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Rolecall.Domain;
using Rolecall.Domain.Roles;
using Rolecall.Storage.Postgres;
using Rolecall.Storage.Tests.Contract;
using Rolecall.Testing.Postgres;

namespace Rolecall.Storage.Tests.Postgres;

/// <summary>Two nodes on one database hear of each other's changes within a second, and believe nothing while they cannot.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    /// <summary>What is promised, and as much again for a machine that has other things to do.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly PostgresDatabase database = PostgresDatabases.New();
    private readonly ConcurrentQueue<Change> heard = new();
    private PostgresStore? here;
    private PostgresStore? there;
    private Founded? ours;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        here = PostgresStore.Open(database.Connection, clock);
        there = PostgresStore.Open(database.Connection, clock);
        ours = await Founded.NewAsync(here.Installation, clock, "owner@ours.example");
        there.Subscribe(heard.Enqueue);
    }

    public async ValueTask DisposeAsync()
    {
        await here!.DisposeAsync();
        await there!.DisposeAsync();
        database.Dispose();
    }

    [Fact]
    public async Task A_change_on_one_node_is_heard_on_the_other()
    {
        for (var n = 0; n < 20; n++)
        {
            heard.Clear();
            await ChangeAsync($"Role {n}");
            await HearsAsync(new Change(ours!.Id, null));
        }
    }

    [Fact]
    public async Task While_the_channel_is_cut_anything_may_have_changed()
    {
        for (var n = 0; n < 5; n++)
        {
            heard.Clear();
            PostgresCluster.Shared.Execute(
                database.Name,
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query in ('listen rolecall', 'select 1')");
            await ChangeAsync($"Role {n}");
            await HearsAsync(new Change(null, null));
        }
    }

    [Fact]
    public async Task What_one_node_wrote_the_other_decides_on()
    {
        await ChangeAsync("Auditor");

        var refused = await Assert.ThrowsAsync<Scim.RefusedException>(() => there!.Open(ours!.Id).WriteWorkspaceAsync(
            ours.Admin, context => WorkspaceCommits.NewRole(context, "AUDITOR", BuiltInRole.Guest, clock.GetUtcNow()), Ct));

        Assert.Equal(Scim.Refusal.Uniqueness, refused.Refusal);
    }

    private Task<CustomRole> ChangeAsync(string role) => here!.Open(ours!.Id).WriteWorkspaceAsync(
        ours.Admin, context => WorkspaceCommits.NewRole(context, role, BuiltInRole.Guest, clock.GetUtcNow()), Ct);

    private async Task HearsAsync(Change change)
    {
        var since = Stopwatch.GetTimestamp();
        while (!heard.Contains(change))
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < AtMost, $"Not heard: {change}");
            await Task.Delay(10, Ct);
        }
    }
}
