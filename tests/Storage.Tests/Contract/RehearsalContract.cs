using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Scim.Text;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>A rehearsed write is made to its end and taken back: it is told what it came to, and nothing of it is left.</summary>
public abstract class RehearsalContract : StoreContract
{
    private readonly List<RehearsedWrite> told = [];

    [Fact]
    public async Task A_new_member_is_told_of_and_not_there()
    {
        var counters = await CountersAsync();
        var profile = Profiles.Of("ada");

        var state = await Rehearsed.WriteMemberAsync(
            MemberAddress.New(NameKey.Fold("ada"), null), Ours.Scim, context => Commits.Created(context, profile, Ours, Clock.GetUtcNow()), Ct);

        Assert.Equal("ada", state!.Member.Profile.UserName);
        var write = Assert.IsType<RehearsedMember>(told[^1]);
        Assert.Null(write.Before);
        Assert.Equal(201, write.Exchange!.Status);
        Assert.Null(await Directory.FindMemberAsync(state.Member.Id!.Value, Ct));
        Assert.Equal(counters, await CountersAsync());
        Assert.Equal("ada", (await AddAsync(profile)).Member.Profile.UserName); // the name is free
    }

    [Fact]
    public async Task A_change_is_told_with_what_was_before()
    {
        var ada = await AddAsync("ada");
        var counters = await CountersAsync();

        await Rehearsed.WriteMemberAsync(
            MemberAddress.Of(ada.Member.Number),
            Ours.Scim,
            context => Commits.Changed(context, state => state with { Member = state.Member with { Id = null } }, Clock.GetUtcNow()),
            Ct);

        var write = Assert.IsType<RehearsedMember>(told[^1]);
        Assert.Equal((ada.Member.Id, null), (write.Before!.Member.Id, write.After!.Member.Id));
        Assert.NotNull(await Directory.FindMemberAsync(ada.Member.Id!.Value, Ct));
        Assert.Equal(counters, await CountersAsync());
    }

    [Fact]
    public async Task A_group_tells_who_would_come_and_go()
    {
        var (ada, bob) = (await AddAsync("ada"), await AddAsync("bob"));
        var push = new GroupPush(Directory, Ours, Clock);
        var team = await push.CreateAsync("Team", ada.Member.Id!.Value.Value);
        var counters = await CountersAsync();

        await new GroupPush(Rehearsed, Ours, Clock).TakeAsync(
            team.Id, new AddMembers([bob.Member.Id!.Value.Value]), new RemoveMembers([ada.Member.Id.Value.Value]));

        var outcome = Assert.IsType<RehearsedGroup>(told[^1]).Outcome!;
        Assert.Equal([bob.Member.Number], outcome.Came);
        Assert.Equal([ada.Member.Number], outcome.Went);
        Assert.Equal([ada.Member.Id.Value.Value], await push.MembersAsync(team.Id));
        Assert.Equal(counters, await CountersAsync());
    }

    [Fact]
    public async Task Writes_that_are_meant_go_through_beside_it()
    {
        var rehearsals = Enumerable.Range(0, 20).Select(i => Rehearsed.WriteMemberAsync(
            MemberAddress.New($"never{i}", null), Ours.Scim, context => Commits.Created(context, Profiles.Of($"never{i}"), Ours, Clock.GetUtcNow()), Ct));
        var writes = Enumerable.Range(0, 20).Select(i => AddAsync($"person{i}"));

        await Task.WhenAll(rehearsals.Concat(writes.Select(async write => (MemberState?)await write)));

        var listed = await Directory.ListMembersAsync(MemberSchemas.User, new Domain.ListQuery(null, 1, 100), Ct);
        Assert.Equal(21, listed.Total);
        Assert.DoesNotContain(listed.Items, member => member.Profile.UserName.StartsWith("never", StringComparison.Ordinal));
        Assert.Equal(listed.Items.Count, listed.Items.Select(member => member.Number).Distinct().Count());
    }

    private Domain.IDirectory Rehearsed => Rehearse(told.Add);

    private async Task<string> CountersAsync() => string.Join(' ', (await QueryAsync(
        $"""
        select audit_sequence, event_sequence, log_sequence, run_sequence, scim_members, active_members, groups, join_sequence
        from workspaces where workspace = {Ours.Id}
        """)).Single());
}
