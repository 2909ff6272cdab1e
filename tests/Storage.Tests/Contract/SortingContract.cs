using CsCheck;
using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Paging;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Sorting;
using Rolecall.Storage.Tests.Filters;
using Rolecall.Storage.Tests.Ordering;

namespace Rolecall.Storage.Tests.Contract;

public abstract class SortingContract : StoreContract
{
    private static readonly string[] Paths =
    [
        "userName", "externalId", "displayName", "title", "profileUrl", "active", "name.familyName", "name.givenName",
        "emails", "emails.type", "emails.display", "emails.primary", "ims.value", "photos", "roles.type", "addresses.locality", "x509Certificates",
        $"{EnterpriseUser.Uri}:department", $"{EnterpriseUser.Uri}:manager", $"{EnterpriseUser.Uri}:manager.displayName",
        "id", "meta.created", "meta.lastModified", "meta.location", "meta.version", "meta.resourceType", "schemas",
        "role", "customRoleId", "customRoleName",
    ];

    [Fact]
    [Spec("P-3.4.2.3-01", "P-3.4.2.3-03", "P-3.4.2.3-04", "P-3.4.2.3-05", "P-3.4.2.3-07", "P-3.4.2.3-08", "C-2.2-01", "C-2-02")]
    public Task The_store_sorts_as_it_is_sorted_by_hand_page_by_page_in_either_way() =>
        RandomMembers.Profile.Array[12].SampleAsync(
            async profiles =>
            {
                await AddAllAsync(profiles);
                var all = (await Directory.ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 1000), Ct)).Items;
                foreach (var path in Paths)
                {
                    await SortsAsync(all, path, "ascending");
                    await SortsAsync(all, path, "descending");
                }
            },
            iter: 3,
            threads: 1);

    [Fact, Spec("C-2-08", "C-2-02")]
    public async Task A_filtered_walk_ends_with_the_last_match()
    {
        foreach (var name in new[] { "u4", "u2", "x1", "u3", "u1" })
            await AddAsync(name);
        var query = new ListQuery(Filter.Parse("userName sw \"u\"", MemberSchemas.User), 1, 2)
        {
            Sort = Sort.Parse("userName", null, MemberSchemas.User), After = ListPosition.First,
        };

        var first = await Directory.ListMembersAsync(MemberSchemas.User, query, Ct);
        var last = await Directory.ListMembersAsync(MemberSchemas.User, query with { After = first.Next }, Ct);

        Assert.Equal((4, 4), (first.Total, last.Total));
        Assert.Equal(["u1", "u2", "u3", "u4"], first.Items.Concat(last.Items).Select(member => member.Profile.UserName));
        Assert.Null(last.Next);
    }

    [Theory, Spec("C-5-07")]
    [InlineData(null)]
    [InlineData("ascending")]
    [InlineData("descending")]
    public async Task A_walk_meets_everyone_who_stays_once_whoever_comes_and_goes(string? order)
    {
        var members = new List<MemberNumber>();
        for (var i = 0; i < 12; i++)
            members.Add((await AddAsync(WithTitle($"user{i}", i % 3 == 0 ? null : $"title {i % 4}"))).Member.Number);
        var query = new ListQuery(null, 1, 3)
        {
            Sort = order is null ? null : Sort.Parse("title", order, MemberSchemas.User), After = ListPosition.First,
        };

        var seen = new List<MemberNumber>();
        var gone = new HashSet<MemberNumber>();
        for (var pages = 0; query.After is not null; pages++)
        {
            Assert.InRange(pages, 0, 20);
            var page = await Directory.ListMembersAsync(MemberSchemas.User, query, Ct);
            seen.AddRange(page.Items.Select(member => member.Number));
            query = query with { After = page.Next };
            if (pages > 3)
                continue;

            // Also the one at which the next page begins.
            gone.Add(page.Items[^1].Number);
            gone.UnionWith(members.Except(seen).Except(gone).Take(1));
            foreach (var member in gone.Except(await GoneAsync()))
                await DeleteAsync(member);
            await AddAsync(WithTitle($"early{pages}", null));
            await AddAsync(WithTitle($"late{pages}", "title 0"));
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(members.Append(Ours.Owner).Except(gone).OrderBy(member => member.Value), seen.Intersect(members.Append(Ours.Owner)).Except(gone).OrderBy(member => member.Value));
    }

    [Fact]
    public async Task The_cursor_key_is_made_once()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Installation.ReadCursorKeyAsync(Ct)));

        Assert.Equal(32, keys[0].Length);
        Assert.All(keys, key => Assert.Equal(keys[0].ToArray(), key.ToArray()));
        Assert.NotEqual(new byte[32], keys[0].ToArray());
    }

    private static MemberProfile WithTitle(string userName, string? title) =>
        MemberProfile.Of(MemberSchemas.Profile, Profiles.Of(userName).Document.With("title", title is null ? null : new TextNode(title)));

    private async Task<IEnumerable<MemberNumber>> GoneAsync() => (await QueryAsync("select member from members where scim_id is null"))
        .Select(row => new MemberNumber((long)row[0]!));

    private async Task AddAllAsync(IEnumerable<ComplexNode> profiles)
    {
        foreach (var profile in profiles)
        {
            var name = new TextNode($"{profile.Text("userName")}{Guid.CreateVersion7(Clock.GetUtcNow()):N}");
            await AddAsync(MemberProfile.Of(MemberSchemas.Profile, profile.With("userName", name)));
            Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    private async Task SortsAsync(IReadOnlyList<Member> all, string path, string order)
    {
        var sort = Sort.Parse(path, order, MemberSchemas.User)!;
        var expected = PlainSort.Of(all, sort).Select(member => member.Number).ToArray();
        var query = new ListQuery(null, 1, 1000) { Sort = sort };

        var whole = await Directory.ListMembersAsync(MemberSchemas.User, query, Ct);
        Assert.True(expected.SequenceEqual(whole.Items.Select(member => member.Number)), $"{path} {order}");

        var walked = new List<MemberNumber>();
        var next = ListPosition.First;
        while (next is not null)
        {
            var page = await Directory.ListMembersAsync(MemberSchemas.User, query with { Count = 5, After = next }, Ct);
            walked.AddRange(page.Items.Select(member => member.Number));
            Assert.Equal(walked.Count == expected.Length, page.Next is null);
            next = page.Next;
        }

        Assert.True(expected.SequenceEqual(walked), $"{path} {order} by cursor");
    }
}
