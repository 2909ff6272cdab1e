using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Text;
using Rolecall.Storage.Postgres;
using Rolecall.Storage.Tests.Contract;

namespace Rolecall.Storage.Tests.Postgres;

/// <param name="Group">Every second of the people is in it.</param>
internal sealed record FilledWorkspace(PostgresStore Store, Founded Founded, IReadOnlyList<ScimId> People, ScimId Group)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private IDirectory Directory => Store.Open(Founded.Id);

    public GroupPush Groups => new(Directory, Founded, TimeProvider.System);

    public static async Task<FilledWorkspace> NewAsync(PostgresStore store, string owner, int people)
    {
        var founded = await Founded.NewAsync(store.Installation, TimeProvider.System, owner);
        var workspace = new FilledWorkspace(store, founded, [], default);
        var ids = await Task.WhenAll(Enumerable.Range(0, people).Select(n => workspace.AddAsync($"p{n}")));
        var group = await workspace.Groups.CreateAsync("Half", [.. ids.Where((_, n) => n % 2 == 1).Select(id => id.Value)]);
        return workspace with { People = ids, Group = group.Id };
    }

    public async Task<ScimId> AddAsync(string userName)
    {
        var profile = MemberProfile.Of(MemberSchemas.Profile, Profiles.Of(userName).Document.With("emails", Json.Read($$"""
            { "emails": [{ "value": "{{userName}}@example.com" }] }
            """)["emails"]));
        var state = await Directory.WriteMemberAsync(
            MemberAddress.New(NameKey.Fold(userName), null), Founded.Scim, context => Commits.Created(context, profile, Founded, Now), Ct);
        return state!.Member.Id!.Value;
    }

    public async Task FindAsync(int person) => Assert.NotNull(await Directory.FindMemberAsync(People[person], Ct));

    public async Task ListAsync(string? filter)
    {
        var bound = filter is null ? null : Filter.Parse(filter, MemberSchemas.User);
        await Directory.ListMembersAsync(MemberSchemas.User, new ListQuery(bound, 1, 20), Ct);
    }

    public Task ChangeAsync(int person, Func<ComplexNode, ComplexNode> change) => WriteAsync(
        person, member => member with { Profile = MemberProfile.Of(MemberSchemas.Profile, change(member.Profile.Document)) });

    public Task DeleteAsync(int person) => WriteAsync(person, member => member with { Id = null });

    private Task<MemberState?> WriteAsync(int person, Func<Member, Member> change) => Directory.WriteMemberAsync(
        MemberAddress.Of(People[person]),
        Founded.Scim,
        context => Commits.Changed(context, state => state with { Member = change(state.Member) }, Now),
        Ct);
}
