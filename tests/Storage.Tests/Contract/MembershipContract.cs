using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Filtering;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>Who is in a group, step by step.</summary>
public abstract class MembershipContract : StoreContract
{
    private GroupPush Groups => new(Directory, Ours, Clock);

    [Fact]
    public async Task Members_are_read_in_the_order_they_joined()
    {
        var (ada, bob, eve) = (await IdOfAsync("ada"), await IdOfAsync("bob"), await IdOfAsync("eve"));
        var group = await Groups.CreateAsync("Team", eve, ada);

        await Groups.TakeAsync(group.Id, new AddMembers([bob, ada]));
        Assert.Equal([eve, ada, bob], await Groups.MembersAsync(group.Id));

        await Groups.TakeAsync(group.Id, new RemoveMembers([eve]));
        await Groups.TakeAsync(group.Id, new AddMembers([eve]));
        Assert.Equal([ada, bob, eve], await Groups.MembersAsync(group.Id));

        await Groups.TakeAsync(group.Id, new ReplaceMembers([eve, bob]));
        Assert.Equal([bob, eve], await Groups.MembersAsync(group.Id)); // who stays keeps their place
    }

    [Fact]
    public async Task A_member_is_shown_with_the_display_name_or_else_the_user_name()
    {
        var ada = await AddAsync(Profiles.Full("ada"));
        var group = await Groups.CreateAsync("Team", ada.Member.Id!.Value.Value, await IdOfAsync("bob"));

        var shown = await Directory.ReadGroupAsync(group.Id, string[] (_, members) => [.. members.Select(member => member.Display)], Ct);

        Assert.Equal(["Ada Lovelace", "bob"], shown!);
    }

    [Fact, Spec("P-3.14-08")]
    public async Task Versions_move_of_the_group_and_of_those_who_came_or_went_and_of_no_one_else()
    {
        var (ada, bob) = (await AddAsync("ada"), await AddAsync("bob"));
        var group = await Groups.CreateAsync("Team", Id(ada));
        Clock.Advance(TimeSpan.FromMinutes(1));

        var again = await Groups.TakeAsync(group.Id, new AddMembers([Id(ada)]), new RemoveMembers([Id(bob)]));
        Assert.Equal((1, group.Modified), (again.Version, again.Modified));
        var grown = await Groups.TakeAsync(group.Id, new AddMembers([Id(ada), Id(bob)]));

        Assert.Equal((2, 2, Clock.GetUtcNow()), (grown.Version, grown.Members, grown.Modified));
        Assert.Equal((2, 2), (await VersionOfAsync(ada), await VersionOfAsync(bob)));
        var shrunk = await Groups.TakeAsync(group.Id, new RemoveMembers([Id(ada)]));
        Assert.Equal((3, 1), (shrunk.Version, shrunk.Members));
        Assert.Equal((3, 2), (await VersionOfAsync(ada), await VersionOfAsync(bob)));
        Assert.Equal("""{"added":0,"removed":1}""", (await Directory.ReadAuditAsync(1, 100, Ct))[^1].Fact.Detail);
    }

    [Fact]
    public async Task Who_comes_and_goes_by_one_change_has_not_moved()
    {
        var ada = await AddAsync("ada");
        var group = await Groups.CreateAsync("Team");

        var after = await Groups.TakeAsync(group.Id, new AddMembers([Id(ada)]), new ReplaceMembers([]));

        Assert.Equal((1, 0), (after.Version, after.Members));
        Assert.Equal(1, await VersionOfAsync(ada));
        Assert.Empty(await Groups.MembersAsync(group.Id));
    }

    [Fact, Spec("S-4.1.2-11")]
    public async Task A_member_knows_the_groups_in_the_order_of_joining_and_their_names_of_today()
    {
        var ada = await AddAsync("ada");
        var late = await Groups.CreateAsync("Late");
        var early = await Groups.CreateAsync("Early", Id(ada));
        await Groups.TakeAsync(late.Id, new AddMembers([Id(ada)]));
        await Groups.ChangeAsync(late.Id, before => before with { Profile = GroupPush.Named("Later") });

        var groups = (await Directory.FindMemberAsync(ada.Member.Id!.Value, Ct))!.Groups;

        Assert.Equal([new MemberGroup(early.Id, "Early"), new MemberGroup(late.Id, "Later")], groups);
    }

    [Theory, Spec("S-4.2-04", "S-2.3.7-05")]
    [InlineData("never", false)]
    [InlineData("nobody", false)]
    [InlineData("foreign", false)]
    [InlineData("deleted", false)]
    [InlineData("group", true)]
    public async Task Who_is_no_user_here_is_refused_and_nothing_of_the_change_is_written(string who, bool nested)
    {
        var ada = await AddAsync("ada");
        var gone = await AddAsync("gone");
        await DeleteAsync(gone.Member.Number);
        var group = await Groups.CreateAsync("Team");
        var id = who switch
        {
            "never" => ScimId.New(Clock.GetUtcNow()).Value,
            "foreign" => Id(await AddAsync("eve", to: Theirs)),
            "deleted" => Id(gone),
            "group" => (await Groups.CreateAsync("Other")).Id.Value,
            _ => who,
        };

        foreach (var step in new MembershipStep[] { new AddMembers([Id(ada), id]), new ReplaceMembers([Id(ada), id]) })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => Groups.WriteAsync(GroupAddress.Of(group.Id), context =>
                Groups.Plan(context.Group! with { Profile = GroupPush.Named("Renamed") }, new AddMembers([Id(ada)]), step)));
            Assert.Equal((Refusal.InvalidValue, nested), (refused.Refusal, refused.Message == MembershipRefusals.Nested().Message));
        }

        var after = await Groups.FindAsync(group.Id);
        Assert.Equal((1, 0, "Team"), (after!.Version, after.Members, after.Profile.DisplayName));
        Assert.Empty(await Groups.MembersAsync(group.Id));
        Assert.Equal(1, await VersionOfAsync(ada));
        Assert.Equal(2, (await Directory.ReadAuditAsync(1, 100, Ct)).Count(entry => entry.Fact.Action == "group.refused"));
        Assert.Empty(await QueryAsync($"select 1 from group_member_changes where workspace = {Ours.Id}"));
    }

    [Fact]
    public async Task A_refused_creation_leaves_no_group()
    {
        await Assert.ThrowsAsync<RefusedException>(() => Groups.CreateAsync("Team", "nobody"));

        Assert.Equal(0, (await Directory.ListGroupsAsync(GroupSchemas.Group, new ListQuery(null, 1, 1), (group, _) => group, Ct)).Total);
    }

    [Theory]
    [InlineData("members[display eq \"ADA LOVELACE\"]", "ada")]
    [InlineData("members[display sw \"b\" or $ref ew \"none\"]", "bob")]
    [InlineData("members[type eq \"User\" and not (display eq \"bob\")]", "ada eve")]
    [InlineData("members[type eq \"Group\"]", "")]
    public async Task A_filter_chooses_who_goes(string path, string gone)
    {
        var people = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ada"] = Id(await AddAsync(Profiles.Full("ada"))), ["bob"] = await IdOfAsync("bob"), ["eve"] = await IdOfAsync("eve"),
        };
        var group = await Groups.CreateAsync("Team", [.. people.Values]);

        await Groups.TakeAsync(group.Id, new RemoveMatching(((ElementFilter)Filter.Parse(path, GroupSchemas.Group)).Inner));

        var expected = people.Where(person => !gone.Split(' ').Contains(person.Key)).Select(person => person.Value);
        Assert.Equal(expected, await Groups.MembersAsync(group.Id));
    }

    [Fact, Spec("M9", "P-3.6-06")]
    public async Task Whom_scim_deletes_leaves_every_group_and_whoever_is_only_inactive_stays()
    {
        var (ada, bob) = (await AddAsync("ada"), await AddAsync("bob"));
        var one = await Groups.CreateAsync("One", Id(ada), Id(bob));
        var two = await Groups.CreateAsync("Two", Id(ada));
        var three = await Groups.CreateAsync("Three", Id(bob));

        await SetActiveAsync(ada.Member.Number, false);
        Assert.Equal([Id(ada), Id(bob)], await Groups.MembersAsync(one.Id));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await DeleteAsync(ada.Member.Number);

        Assert.Equal([Id(bob)], await Groups.MembersAsync(one.Id));
        Assert.Empty(await Groups.MembersAsync(two.Id));
        foreach (var (group, version, members) in new[] { (one, 2, 1), (two, 2, 0), (three, 1, 1) })
        {
            var after = await Groups.FindAsync(group.Id);
            Assert.Equal((version, members), (after!.Version, after.Members));
            Assert.Equal(version == 2 ? Clock.GetUtcNow() : group.Modified, after.Modified);
        }

        Assert.Empty((await Directory.FindMemberAsync(ada.Member.Number, Ct))!.Member.Groups);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Steps_come_to_what_they_come_to_on_a_list(int seed)
    {
        var random = new Random(seed);
        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => IdOfAsync($"user{n}")));
        var group = await Groups.CreateAsync("Team");
        var list = new List<string>();
        for (var round = 0; round < 60; round++)
        {
            var before = list.Order(StringComparer.Ordinal).ToArray();
            var steps = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Step(random, people)).ToArray();
            foreach (var step in steps)
                Take(step, list);

            var after = await Groups.TakeAsync(group.Id, steps);

            Assert.Equal(list, await Groups.MembersAsync(group.Id));
            Assert.Equal(list.Count, after.Members);
            Assert.Equal(before.SequenceEqual(list.Order(StringComparer.Ordinal)) ? group.Version : group.Version + 1, after.Version);
            group = after;
        }

        Assert.Equal(
            [[(long)list.Count]], await QueryAsync($"select count(*) from group_members where workspace = {Ours.Id}"));
    }

    [Fact, Spec("S-4.2-07", "I-11")]
    public async Task Of_200_members_added_one_by_one_by_each_of_50_writers_at_once_none_is_lost()
    {
        const int Writers = 50;
        const int Each = 200;
        var people = new string[Writers * Each];
        await Parallel.ForAsync(
            0, people.Length, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (n, _) => people[n] = await IdOfAsync($"user{n}"));
        var group = await Groups.CreateAsync("Team");

        await Task.WhenAll(people.Chunk(Each).Select(own => Task.Run(async () =>
        {
            foreach (var id in own)
                await Groups.TakeAsync(group.Id, new AddMembers([id]));
        })));

        var after = await Groups.FindAsync(group.Id);
        Assert.Equal((people.Length, people.Length + 1), (after!.Members, after.Version));
        Assert.Equal(people.Order(StringComparer.Ordinal), (await Groups.MembersAsync(group.Id)).Order(StringComparer.Ordinal));
    }

    [Fact, Spec("S-4.2-07")]
    public async Task Thousands_are_added_replaced_and_removed_by_one_step_each()
    {
        var people = new string[2_500];
        await Parallel.ForAsync(
            0, people.Length, new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (n, _) => people[n] = await IdOfAsync($"user{n}"));
        var group = await Groups.CreateAsync("Team", people[..2_200]);
        Assert.Equal(people[..2_200], await Groups.MembersAsync(group.Id));

        var replaced = await Groups.TakeAsync(group.Id, new ReplaceMembers(people[1_000..]));
        Assert.Equal((2, 1_500), (replaced.Version, replaced.Members));
        Assert.Equal(people[1_000..], await Groups.MembersAsync(group.Id));

        var emptied = await Groups.TakeAsync(group.Id, new RemoveMembers(people));
        Assert.Equal((3, 0), (emptied.Version, emptied.Members));
        // Once for each that came or went: 2,200 came, 1,000 went and 300 came, 1,500 went.
        Assert.Equal([[5_000L]], await QueryAsync($"select cast(sum(version - 1) as bigint) from members where workspace = {Ours.Id}"));
    }

    private static MembershipStep Step(Random random, string[] people)
    {
        string[] some = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => people[random.Next(people.Length)])];
        return random.Next(5) switch
        {
            0 => new ReplaceMembers(some),
            1 or 2 => new RemoveMembers(some),
            _ => new AddMembers(some),
        };
    }

    /// <summary>The same with nothing but a list.</summary>
    private static void Take(MembershipStep step, List<string> list)
    {
        switch (step)
        {
            case AddMembers { Ids: var ids }:
                list.AddRange(ids.Distinct().Except(list).ToArray());
                break;
            case RemoveMembers { Ids: var ids }:
                list.RemoveAll(ids.Contains);
                break;
            case ReplaceMembers { Ids: var ids }:
                list.RemoveAll(id => !ids.Contains(id));
                list.AddRange(ids.Distinct().Except(list).ToArray());
                break;
        }
    }

    private async Task<string> IdOfAsync(string userName) => Id(await AddAsync(userName));

    private static string Id(MemberState state) => state.Member.Id!.Value.Value;

    private async Task<long> VersionOfAsync(MemberState state) => (await Directory.FindMemberAsync(state.Member.Number, Ct))!.Member.Version;
}
