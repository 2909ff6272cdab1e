using System.Text.Json.Nodes;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>Grants, received values, drift, before-images, and what a decision is shown.</summary>
public abstract class MemberStateContract : StoreContract
{
    [Fact]
    public async Task Grants_received_values_and_drift_round_trip()
    {
        var role = await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, Clock.GetUtcNow()));
        var ada = await AddAsync("ada");
        var written = await ChangeAsync(ada.Member.Number, state => Rich(state, role));

        var read = await Directory.FindMemberAsync(ada.Member.Number, Ct);
        Assert.Equal(written.Grants, read!.Grants);
        Assert.Equal(written.Drift, read.Drift);
        Assert.Equal(written.Received, read.Received); // of the connection that manages the member
        Assert.Equal(new ReceivedRoles("1001", "Auditor", null), (await ContextOfAsync(ada.Member.Number)).Member!.Received);

        await ChangeAsync(ada.Member.Number, state => state with { Grants = [state.Grants[1]], Received = ReceivedRoles.None, Drift = [] });

        var less = await Directory.FindMemberAsync(ada.Member.Number, Ct);
        Assert.Equal([written.Grants[1]], less!.Grants);
        Assert.Empty(less.Drift);
        Assert.Equal(ReceivedRoles.None, (await ContextOfAsync(ada.Member.Number)).Member!.Received);
    }

    [Fact]
    public async Task Drift_alone_leaves_the_member_and_its_version_as_they_were()
    {
        var ada = await AddAsync("ada");
        await Directory.WriteMemberAsync(
            MemberAddress.Of(ada.Member.Number),
            Ours.Scim,
            context => new MemberCommit
            {
                After = context.Member! with { Drift = [new Drift("name.givenName", "\"Augusta\"", "profile_updates=role_only", Clock.GetUtcNow())] },
            },
            Ct);

        var after = await Directory.FindMemberAsync(ada.Member.Number, Ct);
        Assert.Equal(1, after!.Member.Version);
        Assert.Single(after.Drift);
        Assert.Empty(await ImagesAsync(ada.Member.Number));
    }

    [Fact]
    public async Task Every_change_keeps_an_image_of_the_whole_member_before_it()
    {
        var role = await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, Clock.GetUtcNow()));
        var ada = await AddAsync(Profiles.Full("ada"));
        await ChangeAsync(ada.Member.Number, state => Rich(state, role));
        var before = await Directory.FindMemberAsync(ada.Member.Number, Ct);
        Clock.Advance(TimeSpan.FromHours(1));
        await DeleteAsync(ada.Member.Number);

        var images = await ImagesAsync(ada.Member.Number);

        Assert.Equal(2, images.Count);
        var (sequence, image) = images[1];
        Assert.Equal((await Directory.ReadWorkspaceAsync(Ct)).Workspace.Sequence, sequence);
        Assert.Equal(before!.Member.Id!.Value.Value, (string?)image["id"]);
        Assert.Equal(before.Member.Profile.Document, Json.Read(image["profile"]!.ToJsonString()));
        Assert.True((bool?)image["active"]);
        Assert.Equal(role.Id.Value, (int?)image["customRole"]);
        Assert.Equal(Ours.Connection.Value, (int?)image["managedBy"]);
        Assert.Equal(2, (int?)image["version"]);
        Assert.Equal(before.Member.Modified.ToUnixTimeMilliseconds(), (long?)image["modified"]);
        Assert.Equal(before.Member.Created.ToUnixTimeMilliseconds(), (long?)image["created"]);
        Assert.Equal(["attribute", "manual"], image["grants"]!.AsArray().Select(grant => (string?)grant!["source"]));
        Assert.Equal("Auditor", (string?)image["received"]![0]!["customRoleName"]);
        Assert.Equal("Augusta", (string?)image["drift"]![0]!["sent"]);
    }

    [Fact]
    public async Task A_newcomer_is_shown_who_has_the_user_name_now()
    {
        var ada = await AddAsync("Ada");
        await SetActiveAsync(ada.Member.Number, false);

        var context = await ContextOfAsync(MemberAddress.New("ada", null));

        Assert.Null(context.Member);
        Assert.Equal(ada.Member.Number, context.WithUserName!.Member.Number);
    }

    [Fact]
    public async Task A_newcomer_is_shown_the_one_inactive_member_with_the_external_id()
    {
        var ada = await AddAsync("ada", "E1");
        Assert.Null((await ContextOfAsync(MemberAddress.New("x", "E1"))).InactiveWithExternalId);

        await SetActiveAsync(ada.Member.Number, false);
        Assert.Equal(ada.Member.Number, (await ContextOfAsync(MemberAddress.New("x", "E1"))).InactiveWithExternalId!.Member.Number);
        Assert.Null((await ContextOfAsync(MemberAddress.New("x", "e1"))).InactiveWithExternalId);

        var twin = await AddAsync("twin", "E1");
        await SetActiveAsync(twin.Member.Number, false);
        Assert.Null((await ContextOfAsync(MemberAddress.New("x", "E1"))).InactiveWithExternalId);
    }

    [Fact]
    public async Task A_newcomer_is_shown_the_person_deleted_last_who_had_the_user_name()
    {
        var first = await AddAsync("ada");
        await DeleteAsync(first.Member.Number);
        var second = await AddAsync("ada");
        await DeleteAsync(second.Member.Number);
        Assert.Equal(second.Member.Number, (await ContextOfAsync(MemberAddress.New("ada", null))).DeletedWithUserName!.Member.Number);

        // Order comes from sequences: the clock has stood still.
        await ChangeAsync(first.Member.Number, state => state with { Member = state.Member with { Id = ScimId.New(Clock.GetUtcNow()) } });
        await DeleteAsync(first.Member.Number);
        Assert.Equal(first.Member.Number, (await ContextOfAsync(MemberAddress.New("ada", null))).DeletedWithUserName!.Member.Number);
    }

    [Fact]
    public async Task A_user_name_is_taken_by_others_that_SCIM_sees()
    {
        var ada = await AddAsync("ada");
        var gone = await AddAsync("gone");
        await DeleteAsync(gone.Member.Number);

        Assert.True(await DecideAsync(context => context.IsTaken("ada", Ours.Owner)));
        Assert.False(await DecideAsync(context => context.IsTaken("ada", ada.Member.Number)));
        Assert.False(await DecideAsync(context => context.IsTaken("gone", Ours.Owner)));
    }

    [Fact]
    public async Task A_decision_can_ask_how_many_people_its_connection_deactivated_since()
    {
        var start = Clock.GetUtcNow();
        foreach (var name in new[] { "a", "b" })
        {
            Clock.Advance(TimeSpan.FromMinutes(10));
            await SetActiveAsync((await AddAsync(name)).Member.Number, false);
        }

        Assert.Equal(2, await DecideAsync(context => context.DeactivatedSince(start)));
        Assert.Equal(1, await DecideAsync(context => context.DeactivatedSince(start.AddMinutes(11))));
        Assert.Equal(0, await DecideAsync(context => context.DeactivatedSince(Clock.GetUtcNow().AddSeconds(1))));
    }

    [Fact]
    public async Task Places_of_role_attributes_are_remembered_with_the_connection()
    {
        RolePlace[] places = [new(RoleAttribute.CustomRoleId, "urn:okta:custom", "customRoleId", true), new(RoleAttribute.Role, null, "role", false)];
        await Directory.WriteMemberAsync(
            MemberAddress.Of(Ours.Owner), Ours.Scim, context => new MemberCommit { Places = places }, Ct);

        var connection = Assert.Single((await Directory.ReadWorkspaceAsync(Ct)).Connections);
        Assert.Equal(places, connection.Places);
        Assert.Equal(places, await DecideAsync(context => context.Find(Ours.Connection)!.Places));
    }

    private MemberState Rich(MemberState state, CustomRole role) => WorkspaceCommits.Give(state, role, Clock.GetUtcNow()) with
    {
        Grants =
        [
            new Grant(GrantSource.Attribute, RoleRef.Of(role.Id), RoleAttribute.CustomRoleName, 3, "scim:x", "request-9", Clock.GetUtcNow()),
            new Grant(GrantSource.Manual, RoleRef.Of(BuiltInRole.Admin), null, 2, "member:1", "request-8", Clock.GetUtcNow()),
        ],
        Received = new ReceivedRoles("1001", "Auditor", null),
        Drift =
        [
            new Drift("name.givenName", "\"Augusta\"", "profile_updates=role_only", Clock.GetUtcNow()),
            new Drift("title", null, "profile_updates=role_only", Clock.GetUtcNow()),
        ],
    };

    private Task<MemberContext> ContextOfAsync(MemberNumber number) => ContextOfAsync(MemberAddress.Of(number));

    private async Task<MemberContext> ContextOfAsync(MemberAddress address)
    {
        MemberContext? seen = null;
        await Directory.WriteMemberAsync(
            address,
            Ours.Scim,
            context =>
            {
                seen = context;
                return new MemberCommit();
            },
            Ct);
        return seen!;
    }

    private async Task<T> DecideAsync<T>(Func<MemberContext, T> ask)
    {
        T? answer = default;
        await Directory.WriteMemberAsync(
            MemberAddress.Of(Ours.Owner),
            Ours.Scim,
            context =>
            {
                answer = ask(context);
                return new MemberCommit();
            },
            Ct);
        return answer!;
    }

    private async Task<IReadOnlyList<(long Sequence, JsonNode Image)>> ImagesAsync(MemberNumber member)
    {
        var rows = await QueryAsync(
            $"select sequence, image from member_images where workspace = {Ours.Id} and member = {member} order by sequence");
        return [.. rows.Select(row => ((long)row[0]!, JsonNode.Parse((string)row[1]!)!))];
    }
}
