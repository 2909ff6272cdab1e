using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Access;

namespace Rolecall.Server.Tests.Access;

/// <summary>M9 with a memory: what is known is true until a change is announced, and no longer.</summary>
public sealed class KnownUntilChangedTests
{
    private static readonly WorkspaceId Here = new(7);
    private static readonly MemberNumber Ada = new(12);

    private readonly Feed feed = new();
    private readonly Dictionary<string, Fact> store = new(StringComparer.Ordinal) { ["a"] = new Fact(Here, Ada, "1"), ["b"] = new Fact(new WorkspaceId(8), null, "1") };
    private readonly KnownUntilChanged<string, Fact> known;
    private int reads;
    private Func<Task> before = () => Task.CompletedTask;

    public KnownUntilChangedTests() => known = new(
        feed,
        async (key, _) =>
        {
            reads++;
            var fact = store.GetValueOrDefault(key);
            await before();
            return fact;
        },
        fact => fact.Workspace,
        (fact, change) => change.Member is null || change.Member == fact.Member);

    public static TheoryData<Change, bool> Changes => new()
    {
        { new Change(Here, null), true },
        { new Change(Here, Ada), true },
        { new Change(null, null), true },
        { new Change(Here, new MemberNumber(13)), false },
        { new Change(new WorkspaceId(8), null), false },
        { new Change(new WorkspaceId(9), null), false },
    };

    [Theory, MemberData(nameof(Changes)), Spec("M9")]
    public async Task A_fact_is_read_again_after_a_change_that_concerns_it(Change change, bool isAgain)
    {
        await FindAsync("a");
        await FindAsync("b");
        Assert.Equal("1", await FindAsync("a"));
        Assert.Equal(2, reads);

        store["a"] = store["a"] with { Text = "2" };
        feed.Announce(change);

        Assert.Equal(isAgain ? "2" : "1", await FindAsync("a"));
        Assert.Equal(isAgain ? 3 : 2, reads);
    }

    [Theory, MemberData(nameof(Changes)), Spec("M9")]
    public async Task What_changed_while_it_was_read_is_not_kept(Change change, bool isAgain)
    {
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        before = () => reading.Task;
        var first = FindAsync("a");
        store["a"] = store["a"] with { Text = "2" };
        feed.Announce(change);
        reading.SetResult();

        Assert.Equal("1", await first);
        Assert.Equal(isAgain ? "2" : "1", await FindAsync("a"));
    }

    [Fact]
    public async Task What_is_not_there_is_asked_for_each_time_and_so_is_what_failed()
    {
        Assert.Null(await FindAsync("c"));
        store["c"] = new Fact(Here, null, "1");
        before = () => throw new InvalidOperationException();
        await Assert.ThrowsAsync<InvalidOperationException>(() => FindAsync("c"));
        before = () => Task.CompletedTask;

        Assert.Equal("1", await FindAsync("c"));
    }

    [Fact]
    public async Task However_much_is_asked_for_memory_has_an_end()
    {
        for (var n = 0; n < 25_000; n++)
        {
            store[$"{n}"] = new Fact(new WorkspaceId(n + 1), null, "1");
            await FindAsync($"{n}");
        }

        reads = 0;
        for (var n = 0; n < 25_000; n++)
            await FindAsync($"{n}");
        Assert.InRange(reads, 10_000, 25_000);
    }

    private async Task<string?> FindAsync(string key) => (await known.FindAsync(key, CancellationToken.None))?.Text;

    private sealed record Fact(WorkspaceId Workspace, MemberNumber? Member, string Text);

    private sealed class Feed : IChanges
    {
        public Action<Change> Announce { get; private set; } = _ => { };

        public void Subscribe(Action<Change> hear) => Announce += hear;
    }
}
