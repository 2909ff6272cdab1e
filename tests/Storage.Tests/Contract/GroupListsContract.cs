using System.Globalization;
using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Paging;
using Rolecall.Scim.Sorting;
using Rolecall.Scim.Text;

namespace Rolecall.Storage.Tests.Contract;

public abstract class GroupListsContract : StoreContract
{
    private GroupPush Groups => new(Directory, Ours, Clock);

    [Fact]
    public async Task Groups_are_listed_in_the_order_they_were_created_page_by_page()
    {
        var created = new List<ScimId>();
        foreach (var name in new[] { "zoo", "art", "max", "bit", "cog" })
            created.Add((await Groups.CreateAsync(name)).Id);

        await ListsAsync(new ListQuery(null, 1, 100), 5, created);
        await ListsAsync(new ListQuery(null, 3, 2), 5, created[2..4]);
        await ListsAsync(new ListQuery(null, 6, 2), 5, []);
        await ListsAsync(new ListQuery(null, 1, 0), 5, []);
        await ListsAsync(new ListQuery(Filter.Parse("displayName pr", GroupSchemas.Group), 4, 2), 5, created[3..]);
    }

    [Fact]
    public async Task A_page_gives_each_group_its_own_members()
    {
        var (ada, bob) = (await AddAsync("ada"), await AddAsync("bob"));
        await Groups.CreateAsync("One", Id(ada), Id(bob));
        await Groups.CreateAsync("None");
        await Groups.CreateAsync("Two", Id(bob));

        var page = await Directory.ListGroupsAsync(GroupSchemas.Group, new ListQuery(null, 1, 10), (_, members) => string.Join(' ', members.Select(member => member.Display)), Ct);

        Assert.Equal(["ada bob", "", "bob"], page.Items);
    }

    [Theory]
    [InlineData("displayName eq \"BUILDERS\"", 1)]
    [InlineData("externalId eq \"g-1\"", 1)]
    [InlineData("members.value eq \"{ada}\"", 1)]
    [InlineData("members[display eq \"ada\" and type eq \"User\"]", 1)]
    [InlineData("members.value eq \"{ada}\" or displayName eq \"others\"", 2)]
    [InlineData("meta.location eq \"https://rolecall.example/scim/{ours}/v2/Groups/{id}\"", 1)]
    [InlineData("not (members pr)", 1)]
    [InlineData("displayName sw \"x\"", 0)]
    public async Task A_filter_decides_total_and_page(string filter, int expected)
    {
        var ada = await AddAsync("ada");
        var group = await Groups.CreateAsync("Builders", "g-1", [Id(ada)]);
        await Groups.CreateAsync("Others");
        await new GroupPush(Open(Theirs), Theirs, Clock).CreateAsync("Builders", "g-1", [Id(await AddAsync("ada", to: Theirs))]);

        var text = filter
            .Replace("{ada}", Id(ada), StringComparison.Ordinal)
            .Replace("{ours}", Ours.Id.ToString(), StringComparison.Ordinal)
            .Replace("{id}", group.Id.Value, StringComparison.Ordinal);
        var page = await ListAsync(new ListQuery(Filter.Parse(text, GroupSchemas.Group), 1, 10));

        Assert.Equal((expected, expected), (page.Total, page.Items.Count));
    }

    [Theory, Spec("P-3.4.2.3-01", "P-3.4.2.3-03", "P-3.4.2.3-04", "P-3.4.2.3-05", "C-2-02")]
    [InlineData("displayName")]
    [InlineData("externalId")]
    [InlineData("id")]
    [InlineData("members")]
    [InlineData("members.display")]
    [InlineData("meta.created")]
    [InlineData("meta.lastModified")]
    [InlineData("meta.version")]
    [InlineData("meta.resourceType")]
    public async Task The_store_sorts_groups_as_they_are_sorted_by_hand_page_by_page_in_either_way(string path)
    {
        var all = await AddAllAsync();
        foreach (var order in new[] { "ascending", "descending" })
        {
            var query = new ListQuery(null, 1, 100) { Sort = Sort.Parse(path, order, GroupSchemas.Group) };
            var expected = Sorted(all, path, order == "descending").ToArray();
            await ListsAsync(query, all.Count, expected);
            await ListsAsync(query with { StartIndex = 4, Count = 3 }, all.Count, expected[3..6]);
            Assert.Equal(expected, await WalkAsync(query with { Count = 4, After = ListPosition.First }));
        }
    }

    [Fact, Spec("C-5-07")]
    public async Task A_walk_meets_every_group_that_stays_once_whichever_come_and_go()
    {
        var groups = new List<ScimId>();
        for (var n = 0; n < 9; n++)
            groups.Add((await Groups.CreateAsync($"Team {n}")).Id);
        var query = new ListQuery(null, 1, 3) { Sort = Sort.Parse("displayName", null, GroupSchemas.Group), After = ListPosition.First };

        var first = await ListAsync(query);
        await Groups.DeleteAsync(groups[2]); // the one at which the next page begins
        await Groups.DeleteAsync(groups[4]);
        await Groups.CreateAsync("Team 0 b");
        var rest = await WalkAsync(query with { After = first.Next });

        Assert.Equal(groups[..3], first.Items.Select(group => group.Id));
        Assert.Equal([groups[3], .. groups[5..]], rest);
    }

    private async Task<IReadOnlyList<(Group Group, string? Member)>> AddAllAsync()
    {
        var people = new List<string>();
        foreach (var name in new[] { "zoe", "ada", "mia" })
            people.Add(Id(await AddAsync(name)));
        foreach (var (n, name) in new[] { "beta", "Alpha", "\u00E9clair", "BETA", "gamma", "alpha 2", "\U0001F600", "delta", "Omega" }.Index())
        {
            Clock.Advance(TimeSpan.FromMilliseconds(n % 3)); // some at one time
            string[] members = n % 3 == 0 ? [] : [people[n % people.Count], people[0]];
            var group = await Groups.CreateAsync(name, n % 2 == 0 ? null : $"E{9 - n}", members);
            if (n % 4 == 1)
                await Groups.ChangeAsync(group.Id, before => before with { Profile = GroupPush.Named(name + "!", $"e{n}") });
        }

        var page = await Directory.ListGroupsAsync(GroupSchemas.Group, new ListQuery(null, 1, 100), (group, members) => (group, members.FirstOrDefault()), Ct);
        return [.. page.Items.Select(found => (found.group, found.Item2 is { } first ? $"{first.Id} {first.Display}" : null))];
    }

    private static IEnumerable<ScimId> Sorted(IReadOnlyList<(Group Group, string? Member)> all, string path, bool descending)
    {
        var keyed = all.Select(one => (one.Group.Id, Key: Key(one.Group, one.Member?.Split(' '), path))).ToArray();
        var with = keyed.Where(one => one.Key is not null);
        var without = keyed.Where(one => one.Key is null);
        var comparer = Comparer<string?>.Create((left, right) => CodePointOrder.Compare(left!, right!));
        var sorted = descending
            ? without.Concat(with.OrderByDescending(one => one.Key, comparer))
            : with.OrderBy(one => one.Key, comparer).Concat(without);
        return sorted.Select(one => one.Id);
    }

    private static string? Key(Group group, string[]? member, string path) => path switch
    {
        "displayName" => NameKey.Fold(group.Profile.DisplayName),
        "externalId" => group.Profile.Document.Text("externalId"),
        "id" => group.Id.Value,
        "members" => member?[0],
        "members.display" => member?[1],
        "meta.created" => group.Created.UtcTicks.ToString("D20", CultureInfo.InvariantCulture),
        "meta.lastModified" => group.Modified.UtcTicks.ToString("D20", CultureInfo.InvariantCulture),
        "meta.version" => $"W/\"{group.Version}\"",
        _ => "",
    };

    private async Task<IReadOnlyList<ScimId>> WalkAsync(ListQuery query)
    {
        var walked = new List<ScimId>();
        while (query.After is not null)
        {
            Assert.InRange(walked.Count, 0, 100);
            var page = await ListAsync(query);
            walked.AddRange(page.Items.Select(group => group.Id));
            query = query with { After = page.Next };
        }

        return walked;
    }

    private async Task ListsAsync(ListQuery query, long total, IEnumerable<ScimId> expected)
    {
        var page = await ListAsync(query);
        Assert.Equal(total, page.Total);
        Assert.Equal(expected, page.Items.Select(group => group.Id));
    }

    private Task<ListPage<Group>> ListAsync(ListQuery query) => Directory.ListGroupsAsync(GroupSchemas.Group, query, (group, _) => group, Ct);

    private static string Id(MemberState state) => state.Member.Id!.Value.Value;
}
