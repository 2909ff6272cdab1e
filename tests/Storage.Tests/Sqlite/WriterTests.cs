using Microsoft.Extensions.Time.Testing;
using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Storage.Rows;
using Rolecall.Storage.Sessions;
using Rolecall.Storage.Sqlite;
using Rolecall.Storage.Tests.Contract;

namespace Rolecall.Storage.Tests.Sqlite;

public sealed class WriterTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private SqliteStore? store;
    private Founded? ours;

    private SqliteStore Store => store!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = SqliteStore.Open(folder.File("store.db"), clock);
        ours = await Founded.NewAsync(store.Installation, clock, "owner@example.com");
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Writes_that_wait_together_are_committed_together()
    {
        var before = Store.Writer.Commits;
        using var gate = new ManualResetEventSlim();
        var blocker = Store.Writer.RunAsync(_ => gate.Wait(TimeSpan.FromSeconds(30)), Ct);

        var writes = Enumerable.Range(0, 200).Select(n => AddAsync($"user{n}")).ToArray();
        gate.Set();
        await Task.WhenAll(writes);
        await blocker;

        Assert.InRange(Store.Writer.Commits - before, 1, 5);
        Assert.Equal(201, (await Store.Open(ours!.Id).ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 0), Ct)).Total);
    }

    [Fact]
    public async Task A_request_that_fails_takes_nothing_of_its_batch_with_it()
    {
        using var gate = new ManualResetEventSlim();
        var blocker = Store.Writer.RunAsync(_ => gate.Wait(TimeSpan.FromSeconds(30)), Ct);
        var ada = AddAsync("ada");
        var again = AddAsync("ADA");
        var bug = Store.Writer.RunAsync<int>(
            session =>
            {
                session.Execute("update workspaces set name = 'broken' where workspace = @workspace", ("@workspace", ours!.Id.Value));
                throw new FormatException();
            },
            Ct);
        var bob = AddAsync("bob");
        gate.Set();

        await Task.WhenAll(blocker, ada, bob);
        Assert.Equal(Refusal.Uniqueness, (await Assert.ThrowsAsync<RefusedException>(() => again)).Refusal);
        await Assert.ThrowsAsync<FormatException>(() => bug);
        Assert.Equal("Acme", (await Store.Open(ours!.Id).ReadWorkspaceAsync(Ct)).Workspace.Name);
        Assert.Equal(3, (await Store.Open(ours.Id).ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 0), Ct)).Total);
    }

    [Fact, Spec("R-58")]
    public async Task When_too_many_wait_the_next_is_told_to_come_back()
    {
        var file = new SqliteFile(folder.File("store.db"));
        await using var writer = new Writer(new SqliteSession(file.OpenForWriting(), new SettingsCache()), new ChangeFeed(), capacity: 2);
        using var started = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var running = writer.RunAsync(
            _ =>
            {
                started.Set();
                return gate.Wait(TimeSpan.FromSeconds(30));
            },
            Ct);
        started.Wait(Ct);
        var waiting = new[] { writer.RunAsync(_ => 1, Ct), writer.RunAsync(_ => 2, Ct) };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => writer.RunAsync(_ => 3, Ct));

        Assert.Equal(Refusal.Busy, refused.Refusal);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.RetryAfter);
        gate.Set();
        Assert.True(await running);
        Assert.Equal(3, (await Task.WhenAll(waiting)).Sum());
    }

    [Fact, Spec("R-55")]
    public async Task A_full_disk_is_Busy_and_nothing_that_was_refused_is_there_later()
    {
        await SetLimitAsync(await PagesAsync() + 2);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(async n =>
        {
            try
            {
                return (Name: $"user{n}", Done: (await AddAsync($"user{n}")) is not null);
            }
            catch (RefusedException refused)
            {
                Assert.Equal(Refusal.Busy, refused.Refusal);
                Assert.NotNull(refused.RetryAfter);
                return (Name: $"user{n}", Done: false);
            }
        }));

        Assert.Contains(outcomes, outcome => !outcome.Done);
        await SetLimitAsync(1_000_000);
        var there = (await Store.Open(ours!.Id).ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 1000), Ct)).Items
            .Select(member => member.Profile.UserName);
        var acknowledged = outcomes.Where(outcome => outcome.Done).Select(outcome => outcome.Name).Append("owner@example.com");
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
        Assert.NotNull(await AddAsync("later"));
    }

    [Fact]
    public async Task After_a_failed_commit_all_of_the_batch_are_refused_and_the_next_batch_goes_through()
    {
        using var gate = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var blocker = Store.Writer.RunAsync(
            _ =>
            {
                begun.Set();
                return gate.Wait(TimeSpan.FromSeconds(30));
            },
            Ct);
        Assert.True(begun.Wait(TimeSpan.FromSeconds(30), Ct)); // so that the two that follow are one batch
        var innocent = AddAsync("ada");
        var culprit = Store.Writer.RunAsync(session => session.Change("rollback"), Ct); // as SQLite itself does when the disk fails
        gate.Set();

        await blocker.ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default);
        await Assert.ThrowsAnyAsync<Exception>(() => culprit);
        await Assert.ThrowsAnyAsync<Exception>(() => innocent);
        Assert.Equal(1, (await Store.Open(ours!.Id).ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 0), Ct)).Total);
        Assert.NotNull(await AddAsync("ada"));
    }

    [Fact]
    public async Task A_reader_never_sees_half_of_a_change()
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var directory = Store.Open(ours!.Id);
        var reader = Task.Run(async () =>
        {
            var seen = 0;
            while (!done.IsCancellationRequested)
            {
                var page = await directory.ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 1000), Ct);
                Assert.Equal(page.Total, page.Items.Count);
                var view = await directory.ReadWorkspaceAsync(Ct);
                Assert.True(view.Workspace.Sequence >= page.Total);
                seen++;
            }

            return seen;
        });

        await Task.WhenAll(Enumerable.Range(0, 300).Select(n => AddAsync($"user{n}")));
        await done.CancelAsync();

        Assert.True(await reader > 0);
    }

    [Fact]
    public async Task A_stopped_store_finishes_what_waits_and_takes_nothing_more()
    {
        var writer = new Writer(new SqliteSession(new SqliteFile(folder.File("store.db")).OpenForWriting(), new SettingsCache()), new ChangeFeed());
        var waiting = Enumerable.Range(0, 50).Select(n => writer.RunAsync(_ => n, Ct)).ToArray();

        await writer.DisposeAsync();

        Assert.Equal(Enumerable.Range(0, 50), await Task.WhenAll(waiting));
        Assert.Equal(Refusal.Busy, (await Assert.ThrowsAsync<RefusedException>(() => writer.RunAsync(_ => 1, Ct))).Refusal);
    }

    [Fact]
    public async Task A_long_log_is_moved_into_the_database_while_writing_goes_on()
    {
        var wal = new FileInfo(folder.File("store.db") + "-wal");
        await Store.Writer.RunAsync(
            session => session.Change(
                "update workspaces set name = @name where workspace = @workspace",
                ("@name", new string('x', 6 * 1024 * 1024)),
                ("@workspace", ours!.Id.Value)),
            Ct);
        wal.Refresh();
        Assert.True(wal.Length > 4 * 1024 * 1024);
        var before = new FileInfo(folder.File("store.db")).Length;

        clock.Advance(TimeSpan.FromSeconds(1));
        for (var tries = 0; tries < 100 && new FileInfo(folder.File("store.db")).Length == before; tries++)
            await Task.Delay(50, Ct);

        Assert.True(new FileInfo(folder.File("store.db")).Length > before);
        Assert.NotNull(await AddAsync("later"));
    }

    private async Task<MemberState> AddAsync(string userName) => (await Store.Open(ours!.Id).WriteMemberAsync(
        MemberAddress.New(userName, null),
        ours.Scim,
        context => Commits.Created(context, Profiles.Of(userName), ours, clock.GetUtcNow()),
        Ct))!;

    private Task<long?> PagesAsync() => Store.Writer.RunAsync(session => session.Number("pragma page_count"), Ct);

    private Task<long?> SetLimitAsync(long? pages) =>
        Store.Writer.RunAsync(session => session.Number($"pragma max_page_count = {pages}"), Ct);
}
