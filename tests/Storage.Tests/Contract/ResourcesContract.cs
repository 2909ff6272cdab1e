using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Scim;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Paging;
using Rolecall.Scim.Sorting;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>Definitions that a workspace makes, and the resources of its own types.</summary>
public abstract class ResourcesContract : StoreContract
{
    [Fact]
    public async Task Definitions_come_back_as_they_were_made_and_move_their_version()
    {
        Assert.Same(WorkspaceTypes.BuiltIn, await Directory.ReadTypesAsync(Ct));

        await ChangeWorkspaceAsync(_ => Things.Define(Things.Definitions));

        var types = await Directory.ReadTypesAsync(Ct);
        Assert.Equal(1, types.Version);
        Assert.Equal(["User", "Group", "Thing"], types.All.Select(type => type.Name));
        Assert.Equal(Things.Schema.Attributes.Select(one => one.Name), types.Own[0].Schema.Attributes.Select(one => one.Name));
        Assert.Equal(Things.Schema.Find("code")!.Uniqueness, types.Own[0].Schema.Find("code")!.Uniqueness);
        Assert.Equal([true], types.Group.Extensions.Select(extension => extension.Required));
        Assert.NotNull(types.Profile.FindSchema(Things.Badge.Id));
        Assert.Equal(0, (await Open(Theirs).ReadTypesAsync(Ct)).Version);

        await ChangeWorkspaceAsync(_ => Things.Define(TypeDefinitions.None with { Schemas = [Things.Badge] }));

        Assert.Equal((2, 0), ((await Directory.ReadTypesAsync(Ct)).Version, (await Directory.ReadTypesAsync(Ct)).Own.Count));
    }

    [Fact]
    public async Task A_decision_sees_the_definitions_and_whether_they_have_data()
    {
        await GivenAsync();
        await ChangeWorkspaceAsync(context =>
        {
            Assert.Equal(1, context.Types.Version);
            Assert.False(context.Any("Thing", null));
            Assert.True(context.Any("User", null));
            return Things.Define(context.Types.Definitions);
        });
        await AddThingAsync("""{ "label": "x", "tags": ["a"] }""");
        await ChangeWorkspaceAsync(context =>
        {
            Assert.True(context.Any("Thing", Filter.Parse("tags pr", Things.Type)));
            Assert.False(context.Any("Thing", Filter.Parse("code pr", Things.Type)));
            return Things.Define(context.Types.Definitions);
        });
        await Directory.WriteMemberAsync(MemberAddress.New("x", null), Ours.Scim, context =>
        {
            Assert.Equal(3, context.Types.Version);
            return new MemberCommit();
        }, Ct);
    }

    [Fact]
    public async Task A_resource_is_written_read_changed_and_deleted()
    {
        await GivenAsync();
        var thing = await AddThingAsync("""{ "label": "Drill", "externalId": "E", "weight": 1.25, "tags": ["a", "b"] }""");

        Assert.Equal(thing, await FindAsync(thing.Id) with { Profile = thing.Profile });
        Assert.Equal(thing.Profile.Document, (await FindAsync(thing.Id)).Profile.Document);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var changed = await WriteAsync(thing.Id, context => Things.Changed(context, Things.Document("""{ "label": "Saw" }"""), Ours, Clock.GetUtcNow()));
        Assert.Equal((2, "Saw"), (changed!.Version, (await FindAsync(thing.Id)).Profile.Document.Text("label")));
        Assert.Null(await WriteAsync(thing.Id, _ => Things.Deleted(Ours, Clock.GetUtcNow())));
        Assert.Null(await Directory.FindResourceAsync("Thing", thing.Id, Ct));
        Assert.Equal(2, (await QueryAsync($"select image from resource_images where workspace = {Ours.Id}")).Count);
    }

    [Fact, Spec("R-20")]
    public async Task A_resource_is_found_in_no_other_workspace_and_under_no_other_type()
    {
        await GivenAsync();
        await Open(Theirs).WriteWorkspaceAsync(Theirs.Admin, _ => Things.Define(Things.Definitions), Ct);
        var thing = await AddThingAsync("""{ "label": "Drill", "code": "c" }""");

        Assert.Null(await Open(Theirs).FindResourceAsync("Thing", thing.Id, Ct));
        Assert.Null(await Directory.FindResourceAsync("Other", thing.Id, Ct));
        Assert.Null(await Directory.FindMemberAsync(thing.Id, Ct));
        Assert.Equal(0, (await Open(Theirs).ListResourcesAsync(Things.Type, new ListQuery(null, 1, 10), Ct)).Total);
        await Open(Theirs).WriteResourceAsync(new ResourceAddress("Thing", thing.Id), Theirs.Scim, context =>
        {
            Assert.Null(context.Resource);
            Assert.False(context.IsValueTaken(new UniqueValue("Thing", "code", "c"), null));
            return Things.Created(context, Things.Document("""{ "label": "x", "code": "c" }"""), Theirs, Clock.GetUtcNow());
        }, Ct);
    }

    [Fact, Spec("S-7-12")]
    public async Task A_unique_value_is_taken_until_its_holder_changes_it_or_goes()
    {
        await GivenAsync();
        var thing = await AddThingAsync("""{ "label": "Drill", "code": "C" }""");

        Assert.Equal((true, false), await TakenAsync("c", thing.Number));
        await WriteAsync(thing.Id, context => Things.Changed(context, Things.Document("""{ "label": "Drill", "code": "d" }"""), Ours, Clock.GetUtcNow()));
        Assert.Equal((false, false), await TakenAsync("c", thing.Number));
        Assert.Equal((true, false), await TakenAsync("d", thing.Number));
        await WriteAsync(thing.Id, _ => Things.Deleted(Ours, Clock.GetUtcNow()));
        Assert.Equal((false, false), await TakenAsync("d", thing.Number));
    }

    [Fact]
    public async Task What_is_refused_leaves_its_line_and_nothing_else()
    {
        await GivenAsync();
        var thing = await AddThingAsync("""{ "label": "Drill" }""");

        await Assert.ThrowsAsync<RefusedException>(() => WriteAsync(thing.Id, _ => Things.Refused(Ours, Clock.GetUtcNow())));

        Assert.Equal(thing.Profile.Document, (await FindAsync(thing.Id)).Profile.Document);
        Assert.Equal(403, (await Directory.ReadLogAsync(new Domain.Provisioning.LogQuery(1), Ct))[0].Exchange.Status);
    }

    [Fact, Spec("P-3.4.2-02", "P-3.4.2.4-10", "C-2-02")]
    public async Task Lists_are_filtered_sorted_and_paged()
    {
        await GivenAsync();
        foreach (var (label, weight) in new[] { ("c", "3"), ("a", "1.5"), ("b", "20"), ("d", "null") })
            await AddThingAsync($$"""{ "label": "{{label}}", "externalId": "{{label}}", "weight": {{weight}} }""");

        Assert.Equal("cabd", await ListAsync(new ListQuery(null, 1, 10)));
        Assert.Equal("ab", await ListAsync(new ListQuery(null, 2, 2)));
        Assert.Equal("acbd", await ListAsync(new ListQuery(null, 1, 10) { Sort = Sort.Parse("weight", null, Things.Type) }));
        Assert.Equal("b", await ListAsync(new ListQuery(Filter.Parse("weight gt 3", Things.Type), 1, 10)));
        Assert.Equal("ab", await ListAsync(new ListQuery(Filter.Parse("externalId eq \"a\" or externalId eq \"b\"", Things.Type), 1, 10)));
        var query = new ListQuery(null, 1, 3) { Sort = Sort.Parse("weight", "descending", Things.Type), After = ListPosition.First };
        var page = await Directory.ListResourcesAsync(Things.Type, query, Ct);
        Assert.Equal((4, "dbc"), (page.Total, Labels(page)));
        Assert.Equal("a", await ListAsync(query with { After = page.Next }));
    }

    [Fact, Spec("S-7-12")]
    public async Task A_members_unique_values_go_with_the_member()
    {
        await GivenAsync();
        var profile = MemberProfile.Of((await Directory.ReadTypesAsync(Ct)).Profile, Json.Read($$"""
            { "userName": "ada", "active": true, "{{Things.Badge.Id}}": { "number": 7 } }
            """));
        var ada = await AddAsync(profile);
        var value = new UniqueValue("User", $"{Things.Badge.Id}:number", "7");

        Assert.Equal(1, (await Directory.ListMembersAsync(MemberSchemas.User, new ListQuery(Filter.Parse($"{Things.Badge.Id}:number eq 7", (await Directory.ReadTypesAsync(Ct)).User), 1, 1), Ct)).Total);
        await Directory.WriteMemberAsync(MemberAddress.New("x", null), Ours.Scim, context => Asked(context.IsValueTaken(value, default), true), Ct);
        await ChangeAsync(ada.Member.Number, state => state with
        {
            Member = state.Member with { Id = null, Profile = MemberProfile.Of(profile.Type!, state.Member.Profile.Document.With("active", Scim.Documents.FlagNode.False)) },
        });
        await Directory.WriteMemberAsync(MemberAddress.New("x", null), Ours.Scim, context => Asked(context.IsValueTaken(value, default), false), Ct);

        static MemberCommit Asked(bool taken, bool expected)
        {
            Assert.Equal(expected, taken);
            return new MemberCommit();
        }
    }

    private Task<bool> GivenAsync() => ChangeWorkspaceAsync(_ => Things.Define(Things.Definitions));

    private async Task<Resource> AddThingAsync(string json) =>
        (await WriteAsync(null, context => Things.Created(context, Things.Document(json), Ours, Clock.GetUtcNow())))!;

    private async Task<Resource> FindAsync(ScimId id) => (await Directory.FindResourceAsync("Thing", id, Ct))!;

    private Task<Resource?> WriteAsync(ScimId? id, Func<ResourceContext, ResourceCommit> decide) =>
        Directory.WriteResourceAsync(new ResourceAddress("Thing", id), Ours.Scim, decide, Ct);

    private async Task<string> ListAsync(ListQuery query) => Labels(await Directory.ListResourcesAsync(Things.Type, query, Ct));

    private static string Labels(ListPage<Resource> page) => string.Concat(page.Items.Select(thing => thing.Profile.Document.Text("label")));

    /// <summary>Whether a code is taken for anyone, and for the one that may have it.</summary>
    private async Task<(bool, bool)> TakenAsync(string code, ResourceNumber holder)
    {
        var taken = (false, false);
        var value = new UniqueValue("Thing", "code", code);
        await Assert.ThrowsAsync<RefusedException>(() => WriteAsync(null, context =>
        {
            taken = (context.IsValueTaken(value, null), context.IsValueTaken(value, holder));
            return Things.Refused(Ours, Clock.GetUtcNow());
        }));
        return taken;
    }
}
