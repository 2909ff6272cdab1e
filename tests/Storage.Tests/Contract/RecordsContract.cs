using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Scim;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>Audit, events, provisioning log and runs.</summary>
public abstract class RecordsContract : StoreContract
{
    [Fact, Spec("R-52")]
    public async Task The_audit_is_numbered_without_gaps_and_its_chain_verifies()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(() => AddOrFailAsync($"user{n % 40}"))));

        var entries = await Directory.ReadAuditAsync(1, 1000, Ct);

        Assert.Equal(41, entries.Count);
        var hash = AuditChain.Start.ToArray();
        foreach (var (entry, index) in entries.Select((entry, index) => (entry, index)))
        {
            Assert.Equal(index + 1, entry.Sequence);
            hash = AuditChain.Next(
                hash, Ours.Id.Value, entry.Sequence, entry.At, entry.By, entry.Address, entry.RequestId, entry.Fact);
            Assert.Equal(hash, entry.Hash.ToArray());
        }

        Assert.Equal("192.0.2.1", entries[^1].Address);
        Assert.Equal(entries.Skip(10).Take(5).Select(entry => entry.Sequence), (await Directory.ReadAuditAsync(11, 5, Ct)).Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task Events_are_numbered_without_gaps_in_the_order_of_the_changes()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(() => AddOrFailAsync($"user{n % 40}"))));

        var events = await Directory.ReadEventsAsync(1, 1000, Ct);

        Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), events.Select(recorded => recorded.Sequence));
        Assert.Equal(new OutgoingEvent("member.created", events[7].Event.Subject, "{}"), events[7].Event);
        Assert.Equal(Clock.GetUtcNow(), events[7].At);
        Assert.Equal([8, 9], (await Directory.ReadEventsAsync(8, 2, Ct)).Select(recorded => recorded.Sequence));
    }

    [Fact, Spec("R-50")]
    public async Task A_refused_commit_leaves_the_member_as_it_was_and_its_records_behind()
    {
        var ada = await AddAsync("ada");

        var thrown = await Assert.ThrowsAsync<RefusedException>(() => Directory.WriteMemberAsync(
            MemberAddress.Of(ada.Member.Number),
            Ours.Scim,
            context => new MemberCommit
            {
                Refusal = new RefusedException(Refusal.Held, "Wait.") { RetryAfter = TimeSpan.FromMinutes(5) },
                Audit = [new AuditFact("member.refused", "member:1", "{}")],
                Events = [new OutgoingEvent("connection.held", "connection:1", "{}")],
                Exchange = Commits.Exchange(Ours, Clock.GetUtcNow(), "PATCH", 429, ada.Member.Number),
            },
            Ct));

        Assert.Equal(Refusal.Held, thrown.Refusal);
        Assert.Equal(TimeSpan.FromMinutes(5), thrown.RetryAfter);
        Assert.Equal(1, (await Directory.FindMemberAsync(ada.Member.Number, Ct))!.Member.Version);
        Assert.Equal("member.refused", (await Directory.ReadAuditAsync(1, 100, Ct))[^1].Fact.Action);
        Assert.Equal("connection.held", (await Directory.ReadEventsAsync(1, 100, Ct))[^1].Event.Type);
        Assert.Equal(429, (await Directory.ReadLogAsync(new LogQuery(1), Ct))[0].Exchange.Status);
    }

    [Fact]
    public async Task The_log_is_read_newest_first_by_page_member_request_and_refusal()
    {
        var ada = await AddAsync("ada");
        await Directory.RecordAsync(
            [
                Commits.Exchange(Ours, Clock.GetUtcNow(), "GET", 200, request: "request-2"),
                Commits.Exchange(Ours, Clock.GetUtcNow(), "POST", 400, request: "request-3"),
            ],
            Ct);

        Assert.Equal([3, 2, 1], await SequencesAsync(new LogQuery(10)));
        Assert.Equal([3, 2], await SequencesAsync(new LogQuery(2)));
        Assert.Equal([1], await SequencesAsync(new LogQuery(2, Before: 2)));
        Assert.Equal([1], await SequencesAsync(new LogQuery(10, Member: ada.Member.Number)));
        Assert.Equal([2], await SequencesAsync(new LogQuery(10, RequestId: "request-2")));
        Assert.Equal([3], await SequencesAsync(new LogQuery(10, RefusedOnly: true)));
    }

    [Fact]
    public async Task A_line_of_the_log_comes_back_whole()
    {
        var ada = await AddAsync("ada");

        var line = Assert.Single(await Directory.ReadLogAsync(new LogQuery(10), Ct));

        var expected = Commits.Exchange(Ours, Clock.GetUtcNow(), "POST", 201, ada.Member.Number);
        Assert.Equal(expected with { Notes = line.Exchange.Notes }, line.Exchange);
        Assert.Equal(expected.Notes, line.Exchange.Notes);
    }

    [Fact]
    public async Task Requests_without_a_pause_between_them_form_a_run_and_reads_begin_none()
    {
        await RecordAsync("GET");
        await AddAsync("ada");
        Clock.Advance(Runs.Pause - TimeSpan.FromSeconds(1));
        await RecordAsync("GET");
        Clock.Advance(Runs.Pause - TimeSpan.FromSeconds(1));
        await AddAsync("bob");
        Clock.Advance(Runs.Pause);
        await RecordAsync("POST", "/Users/.search");
        await AddAsync("eve");
        await RecordAsync("POST");

        var runs = (await Directory.ReadLogAsync(new LogQuery(10), Ct)).Reverse().Select(line => line.Run);

        Assert.Equal([null, 1, 1, 1, null, 2, 2], runs);
        Assert.Equal([[2L], [1L]], await QueryAsync($"select writes from runs where workspace = {Ours.Id} order by run"));
    }

    [Fact]
    public async Task An_image_names_the_run_of_its_change()
    {
        var ada = await AddAsync("ada");
        await Directory.WriteMemberAsync(
            MemberAddress.Of(ada.Member.Number),
            Ours.Scim,
            context => Commits.Changed(context, state => state, Clock.GetUtcNow()) with
            {
                Exchange = Commits.Exchange(Ours, Clock.GetUtcNow(), "PATCH", 200, ada.Member.Number),
            },
            Ct);

        Assert.Equal([[1L]], await QueryAsync($"select run from member_images where workspace = {Ours.Id}"));
    }

    [Fact]
    public async Task Old_lines_of_the_log_are_removed_a_portion_at_a_time()
    {
        var old = Clock.GetUtcNow();
        await Directory.RecordAsync([.. Enumerable.Range(0, 1500).Select(_ => Commits.Exchange(Ours, old, "GET", 200))], Ct);
        await Directory.RecordAsync([Commits.Exchange(Ours, old.AddDays(1), "GET", 200)], Ct);

        var removed = new List<int>();
        do
        {
            removed.Add(await Directory.TrimLogAsync(old.AddDays(1), Ct));
        }
        while (removed[^1] > 0);

        Assert.Equal(1500, removed.Sum());
        Assert.True(removed.Count > 2);
        Assert.Equal([1501], await SequencesAsync(new LogQuery(10)));
    }

    private async Task AddOrFailAsync(string userName)
    {
        try
        {
            await AddAsync(userName);
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.Uniqueness)
        {
            // a refused request must leave no gap
        }
    }

    private Task RecordAsync(string method, string path = "/Users") =>
        Directory.RecordAsync([Commits.Exchange(Ours, Clock.GetUtcNow(), method, 200, path: path)], Ct);

    private async Task<IEnumerable<long>> SequencesAsync(LogQuery query) =>
        (await Directory.ReadLogAsync(query, Ct)).Select(line => line.Sequence);
}
