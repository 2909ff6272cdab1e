using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Scim.Documents;

namespace Rolecall.Storage.Tests.Contract;

public abstract class MembersContract : StoreContract
{
    [Fact, Spec("R-55")]
    public async Task Of_many_changes_at_once_none_is_lost()
    {
        var ada = await AddAsync("ada");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => ChangeProfileAsync(
            ada.Member.Number, profile => profile.With($"a{n}", new TextNode("set"))))));

        var after = await Directory.FindMemberAsync(ada.Member.Number, Ct);
        Assert.Equal(51, after!.Member.Version);
        Assert.Equal(50, after.Member.Profile.Document.Count(attribute => attribute.Key.StartsWith('a') && attribute.Key != "active"));
    }

    [Fact]
    public async Task What_a_write_answers_is_what_the_next_read_finds()
    {
        Clock.Advance(TimeSpan.FromTicks(4567)); // less than a store keeps
        var written = await AddAsync(Profiles.Full("Ada@Example.com"));

        var byId = await Directory.FindMemberAsync(written.Member.Id!.Value, Ct);
        var byNumber = await Directory.FindMemberAsync(written.Member.Number, Ct);

        foreach (var read in new[] { byId!, byNumber!.Member })
        {
            Assert.Equal(written.Member.Profile.Document, read.Profile.Document);
            Assert.Equal(["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"], read.ExtensionUris());
            Assert.Equal(written.Member with { Profile = read.Profile }, read);
        }
    }

    [Theory, Spec("R-30")]
    [InlineData("ADA@EXAMPLE.COM")]
    [InlineData("\uFF21da@example.com")] // full width
    [InlineData("ada@example\u200B.com")] // zero-width space
    public async Task User_names_are_unique_whatever_their_case_or_width(string same)
    {
        await AddAsync("ada@example.com");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => AddAsync(same));

        Assert.Equal(Refusal.Uniqueness, refused.Refusal);
        Assert.Equal("The user name is taken by another member of this workspace.", refused.Message);
        Assert.Equal(2, (await Directory.ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 10), Ct)).Total);
    }

    [Fact, Spec("R-30")]
    public async Task User_names_are_unique_whatever_their_normal_form()
    {
        await AddAsync("zo\u00EB"); // composed

        var refused = await Assert.ThrowsAsync<RefusedException>(() => AddAsync("zoe\u0308")); // decomposed

        Assert.Equal(Refusal.Uniqueness, refused.Refusal);
    }

    [Fact, Spec("R-30")]
    public async Task Of_many_newcomers_at_once_with_one_user_name_one_wins()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await AddAsync("ada")).Member.Number;
            }
            catch (RefusedException refused) when (refused.Refusal == Refusal.Uniqueness)
            {
                return default(MemberNumber?);
            }
        })));

        var winner = Assert.Single(tries, number => number is not null);
        Assert.NotNull(await Directory.FindMemberAsync(winner!.Value, Ct));
    }

    [Fact]
    public async Task A_taken_user_name_refuses_a_change_and_leaves_the_member_as_it_was()
    {
        await AddAsync("ada");
        var bob = await AddAsync("bob");

        await Assert.ThrowsAsync<RefusedException>(() =>
            ChangeProfileAsync(bob.Member.Number, profile => profile.With("userName", new TextNode("Ada"))));

        var after = await Directory.FindMemberAsync(bob.Member.Number, Ct);
        Assert.Equal("bob", after!.Member.Profile.UserName);
        Assert.Equal(1, after.Member.Version);
    }

    [Fact]
    public async Task The_same_user_name_may_be_in_two_workspaces()
    {
        await AddAsync("ada");

        Assert.Equal("ada", (await AddAsync("ada", to: Theirs)).Member.Profile.UserName);
    }

    [Fact]
    public async Task Numbers_of_members_are_unique_in_the_installation()
    {
        var here = await AddAsync("ada");
        var there = await AddAsync("ada", to: Theirs);

        Assert.Equal(4, new HashSet<MemberNumber> { here.Member.Number, there.Member.Number, Ours.Owner, Theirs.Owner }.Count);
    }

    [Fact, Spec("S-3.1-01")]
    public async Task A_deleted_member_is_seen_by_number_alone_and_frees_the_user_name()
    {
        var ada = await AddAsync("ada");
        await DeleteAsync(ada.Member.Number);

        Assert.Null(await Directory.FindMemberAsync(ada.Member.Id!.Value, Ct));
        var kept = await Directory.FindMemberAsync(ada.Member.Number, Ct);
        Assert.Null(kept!.Member.Id);
        Assert.False(kept.Member.Active);
        Assert.NotEqual(ada.Member.Id, (await AddAsync("ada")).Member.Id);
    }

    [Fact, Spec("S-3.1-01")]
    public async Task A_retired_id_is_never_given_to_another_and_back_to_its_own_when_the_deletion_is_undone()
    {
        var (ada, bob) = (await AddAsync("ada"), await AddAsync("bob"));
        await DeleteAsync(ada.Member.Number);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ChangeAsync(bob.Member.Number, state => state with { Member = state.Member with { Id = ada.Member.Id } }));
        Assert.Null(await Directory.FindMemberAsync(ada.Member.Id!.Value, Ct));

        await ChangeAsync(ada.Member.Number, state => state with { Member = state.Member with { Id = ada.Member.Id } });
        Assert.Equal(ada.Member.Number, (await Directory.FindMemberAsync(ada.Member.Id.Value, Ct))!.Number);
        await DeleteAsync(ada.Member.Number);
        Assert.Null(await Directory.FindMemberAsync(ada.Member.Id.Value, Ct));
    }

    [Fact]
    public async Task A_deleted_person_who_comes_back_has_a_new_id_and_the_old_number()
    {
        var ada = await AddAsync("ada");
        await DeleteAsync(ada.Member.Number);

        var id = ScimId.New(Clock.GetUtcNow());
        await ChangeAsync(ada.Member.Number, state => state with { Member = state.Member with { Id = id } });

        Assert.Equal(ada.Member.Number, (await Directory.FindMemberAsync(id, Ct))!.Number);
    }

    [Fact]
    public async Task An_exception_in_a_decision_leaves_nothing_behind()
    {
        var before = await Directory.ReadWorkspaceAsync(Ct);

        await Assert.ThrowsAsync<FormatException>(() => Directory.WriteMemberAsync(
            MemberAddress.New("ada", null),
            Ours.Scim,
            context =>
            {
                context.NewNumber();
                throw new FormatException("a bug");
            },
            Ct));

        Assert.Equal(before.Workspace, (await Directory.ReadWorkspaceAsync(Ct)).Workspace);
    }

    [Fact, Spec("R-51")]
    public async Task A_change_without_an_audit_entry_is_not_made()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Directory.WriteMemberAsync(
            MemberAddress.New("ada", null),
            Ours.Scim,
            context => Commits.Created(context, Profiles.Of("ada"), Ours, Clock.GetUtcNow()) with { Audit = [] },
            Ct));

        Assert.Equal(1, (await Directory.ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 10), Ct)).Total);
    }

    [Fact]
    public async Task A_write_that_was_given_up_before_its_turn_changes_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Directory.WriteMemberAsync(
            MemberAddress.New("ada", null),
            Ours.Scim,
            context => Commits.Created(context, Profiles.Of("ada"), Ours, Clock.GetUtcNow()),
            new CancellationToken(canceled: true)));

        Assert.Equal(1, (await Directory.ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 10), Ct)).Total);
    }

    [Fact]
    public async Task Nothing_decided_about_nobody_answers_nobody()
    {
        var answer = await Directory.WriteMemberAsync(
            MemberAddress.Of(ScimId.New(Clock.GetUtcNow())), Ours.Scim, context => new MemberCommit(), Ct);

        Assert.Null(answer);
    }

    [Fact]
    public async Task Roles_round_trip_and_show_the_name_the_role_has_now()
    {
        var role = await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, Clock.GetUtcNow()));
        var ada = await AddAsync("ada");
        await ChangeAsync(ada.Member.Number, state => WorkspaceCommits.Give(state, role, Clock.GetUtcNow()));

        await ChangeWorkspaceAsync(context => WorkspaceCommits.Change(role with { Name = "Controller", FormerNames = ["Auditor"], Inherited = BuiltInRole.Admin }));

        var after = await Directory.FindMemberAsync(ada.Member.Number, Ct);
        Assert.Equal(new AssignedRole(BuiltInRole.Admin, role.Id, "Controller"), after!.Member.Role);
        Assert.Equal(2, after.Member.Version);
    }
}

internal static class MemberProfiles
{
    public static IReadOnlyList<string> ExtensionUris(this Member member) => member.Profile.ExtensionUris;
}
