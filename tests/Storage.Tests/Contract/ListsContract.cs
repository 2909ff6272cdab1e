using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Scim.Filtering;

namespace Rolecall.Storage.Tests.Contract;

public abstract class ListsContract : StoreContract
{
    [Fact]
    public async Task Members_are_listed_in_the_order_they_were_created_page_by_page()
    {
        var created = new List<MemberNumber> { Ours.Owner };
        foreach (var name in new[] { "zoe", "ada", "mia", "bob" })
            created.Add((await AddAsync(name)).Member.Number);

        await ListsAsync(null, 1, 100, 5, created);
        await ListsAsync(null, 1, 2, 5, created[..2]);
        await ListsAsync(null, 3, 2, 5, created[2..4]);
        await ListsAsync(null, 5, 2, 5, created[4..]);
        await ListsAsync(null, 6, 2, 5, []);
        await ListsAsync(null, 1, 0, 5, []);
    }

    [Fact]
    public async Task Inactive_members_are_listed_and_deleted_ones_are_not()
    {
        var ada = await AddAsync("ada");
        await SetActiveAsync(ada.Member.Number, false);
        var bob = await AddAsync("bob");
        await DeleteAsync(bob.Member.Number);

        await ListsAsync(null, 1, 10, 2, [Ours.Owner, ada.Member.Number]);
        await ListsAsync("userName eq \"bob\"", 1, 10, 0, []);
    }

    [Theory]
    [InlineData("userName eq \"ADA\"", 1)]
    [InlineData("emails[type eq \"work\" and value co \"example\"]", 1)]
    [InlineData("meta.location eq \"https://rolecall.example/scim/{ours}/v2/Users/{id}\"", 1)]
    [InlineData("active eq false", 0)]
    [InlineData("userName pr", 3)]
    public async Task A_filter_decides_total_and_page(string filter, int expected)
    {
        var ada = await AddAsync(Profiles.Full("ada"));
        await AddAsync("bob");
        await AddAsync(Profiles.Full("ada"), Theirs);

        var text = filter
            .Replace("{ours}", Ours.Id.ToString(), StringComparison.Ordinal)
            .Replace("{id}", ada.Member.Id!.Value.Value, StringComparison.Ordinal);
        var (total, members) = await ListAsync(text, 1, 10);

        Assert.Equal(expected, total);
        Assert.Equal(expected, members.Count);
        if (expected == 1)
            Assert.Equal(ada.Member.Number, members[0]);
    }

    [Fact]
    public async Task A_filtered_list_has_pages_too()
    {
        var created = new List<MemberNumber>();
        for (var i = 0; i < 5; i++)
            created.Add((await AddAsync($"user{i}")).Member.Number);

        await ListsAsync("userName sw \"user\"", 3, 2, 5, created[2..4]);
    }

    [Fact]
    public async Task Everyone_with_access_is_listed_however_many()
    {
        var created = await Task.WhenAll(Enumerable.Range(0, 1100).Select(i => AddAsync($"user{i}")));
        await SetActiveAsync(created[3].Member.Number, false);
        await DeleteAsync(created[700].Member.Number);

        var listed = new List<MemberNumber>();
        await foreach (var member in Directory.ListActiveMembersAsync(Ct))
            listed.Add(member.Number);

        var expected = created.Select(state => state.Member.Number)
            .Except([created[3].Member.Number, created[700].Member.Number])
            .Append(Ours.Owner)
            .OrderBy(number => number.Value);
        Assert.Equal(expected, listed);
    }

    [Fact]
    public async Task A_page_far_down_is_right_also_after_someone_before_it_left_or_came_back()
    {
        var members = await Task.WhenAll(Enumerable.Range(0, 2_300).Select(i => AddAsync($"user{i}")));
        var listed = members.Select(state => state.Member.Number).Append(Ours.Owner).OrderBy(number => number.Value).ToList();
        await PagesAreRightAsync(listed);

        var left = listed[5];
        await DeleteAsync(left);
        await PagesAreRightAsync([.. listed.Where(number => number != left)]);

        var id = ScimId.New(Clock.GetUtcNow());
        await ChangeAsync(left, state => state with { Member = state.Member with { Id = id } });
        var newest = await AddAsync("newest");
        await PagesAreRightAsync([.. listed, newest.Member.Number]);
    }

    private async Task PagesAreRightAsync(List<MemberNumber> listed)
    {
        foreach (var startIndex in new[] { 2_290, 1, 999, 1_000, 1_001, 1_002, 2_001, 1_500, listed.Count - 3 })
            await ListsAsync(null, startIndex, 10, listed.Count, listed.Skip(startIndex - 1).Take(10));
        await ListsAsync(null, listed.Count + 1, 10, listed.Count, []);
    }

    private async Task ListsAsync(string? filter, long startIndex, int count, long expectedTotal, IEnumerable<MemberNumber> expected)
    {
        var (total, members) = await ListAsync(filter, startIndex, count);
        Assert.Equal(expectedTotal, total);
        Assert.Equal(expected, members);
    }

    private async Task<(long Total, List<MemberNumber> Members)> ListAsync(string? filter, long startIndex, int count)
    {
        var bound = filter is null ? null : Filter.Parse(filter, MemberSchemas.User);
        var page = await Directory.ListMembersAsync(MemberSchemas.User, new ListQuery(bound, startIndex, count), Ct);
        return (page.Total, [.. page.Items.Select(member => member.Number)]);
    }
}
