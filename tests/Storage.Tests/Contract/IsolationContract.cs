using Rolecall.Domain;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>Every method of the port, asked in one workspace about a member of another.</summary>
[Spec("R-20")]
public abstract class IsolationContract : StoreContract
{
    [Fact]
    public async Task A_member_is_found_in_no_other_workspace()
    {
        var ada = await AddAsync("ada", "E1");

        Assert.Null(await Open(Theirs).FindMemberAsync(ada.Member.Id!.Value, Ct));
        Assert.Null(await Open(Theirs).FindMemberAsync(ada.Member.Number, Ct));
    }

    [Fact]
    public async Task A_member_is_listed_in_no_other_workspace()
    {
        await AddAsync("ada");

        Assert.Equal(Theirs.Owner, Assert.Single((await Open(Theirs).ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 10), Ct)).Items).Number);
        await foreach (var member in Open(Theirs).ListActiveMembersAsync(Ct))
            Assert.Equal(Theirs.Owner, member.Number);
    }

    [Fact]
    public async Task A_member_is_shown_to_no_decision_of_another_workspace()
    {
        var ada = await AddAsync("ada", "E1");
        await SetActiveAsync(ada.Member.Number, false);
        var gone = await AddAsync("gone");
        await DeleteAsync(gone.Member.Number);

        foreach (var address in new[]
        {
            MemberAddress.Of(ada.Member.Number), MemberAddress.Of(ada.Member.Id!.Value),
            MemberAddress.New("ada", "E1"), MemberAddress.New("gone", null),
        })
        {
            await Open(Theirs).WriteMemberAsync(
                address,
                Theirs.Scim,
                context =>
                {
                    Assert.Null(context.Member);
                    Assert.Null(context.WithUserName);
                    Assert.Null(context.InactiveWithExternalId);
                    Assert.Null(context.DeletedWithUserName);
                    Assert.False(context.IsTaken("ada", Theirs.Owner));
                    Assert.Equal(0, context.DeactivatedSince(DateTimeOffset.UnixEpoch));
                    Assert.Equal(Theirs.Connection, Assert.Single(context.Connections).Id);
                    return new MemberCommit();
                },
                Ct);
        }
    }

    [Fact]
    public async Task A_member_is_written_through_no_other_workspace()
    {
        var ada = await AddAsync("ada");

        await Assert.ThrowsAnyAsync<Exception>(() => Open(Theirs).WriteMemberAsync(
            MemberAddress.Of(Theirs.Owner),
            Theirs.Scim,
            context => Commits.Changed(context, state => state with { Member = ada.Member }, Clock.GetUtcNow()),
            Ct));

        var after = await Directory.FindMemberAsync(ada.Member.Number, Ct);
        Assert.Equal(1, after!.Member.Version);
        Assert.Equal(1, (await Open(Theirs).ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 10), Ct)).Total);
    }

    [Fact]
    public async Task A_member_takes_no_connection_and_no_role_of_another_workspace()
    {
        var ada = await AddAsync("ada");
        var role = await Open(Theirs).WriteWorkspaceAsync(
            Theirs.Admin, context => WorkspaceCommits.NewRole(context, "Theirs", Domain.Roles.BuiltInRole.Guest, Clock.GetUtcNow()), Ct);

        await Assert.ThrowsAnyAsync<Exception>(() =>
            ChangeAsync(ada.Member.Number, state => state with { Member = state.Member with { ManagedBy = Theirs.Connection } }));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            ChangeAsync(ada.Member.Number, state => WorkspaceCommits.Give(state, role, Clock.GetUtcNow())));

        Assert.Equal(1, (await Directory.FindMemberAsync(ada.Member.Number, Ct))!.Member.Version);
    }

    [Fact]
    public async Task A_group_is_found_listed_and_decided_about_in_no_other_workspace()
    {
        var group = await new GroupPush(Directory, Ours, Clock).CreateAsync("Engineers", "g-1", [(await AddAsync("ada")).Member.Id!.Value.Value]);
        var there = new GroupPush(Open(Theirs), Theirs, Clock);

        Assert.Null(await there.FindAsync(group.Id));
        Assert.Equal(0, (await Open(Theirs).ListGroupsAsync(GroupSchemas.Group, new ListQuery(null, 1, 10), (found, _) => found, Ct)).Total);
        var refused = new RefusedException(Refusal.NotFound, "There is none.");
        await Assert.ThrowsAsync<RefusedException>(() => there.WriteAsync(GroupAddress.Of(group.Id), context =>
        {
            Assert.Null(context.Group);
            Assert.False(context.IsTaken("engineers", null));
            Assert.Equal(Theirs.Connection, Assert.Single(context.Connections).Id);
            return there.Plan(null) with { Refusal = refused };
        }));
    }

    [Fact]
    public async Task A_group_is_written_through_no_other_workspace()
    {
        var here = new GroupPush(Directory, Ours, Clock);
        var ada = (await AddAsync("ada")).Member.Id!.Value.Value;
        var group = await here.CreateAsync("Engineers", ada);
        var there = new GroupPush(Open(Theirs), Theirs, Clock);
        var own = await there.CreateAsync("Engineers");

        foreach (var plan in new[] { there.Plan(group), there.Plan(group with { Profile = GroupPush.Named("Theirs") }), there.Plan(group, new ReplaceMembers([])) })
            await Assert.ThrowsAnyAsync<Exception>(() => there.WriteAsync(GroupAddress.New, _ => plan));
        await Assert.ThrowsAsync<RefusedException>(() => there.TakeAsync(own.Id, new AddMembers([ada])));

        var after = await here.FindAsync(group.Id);
        Assert.Equal((1, 1, "Engineers"), (after!.Version, after.Members, after.Profile.DisplayName));
        Assert.Equal([ada], await here.MembersAsync(group.Id));
        Assert.Empty(await there.MembersAsync(own.Id));
    }

    [Fact]
    public async Task Records_are_read_and_trimmed_in_their_own_workspace_alone()
    {
        await AddAsync("ada");

        Assert.Single(await Open(Theirs).ReadAuditAsync(1, 100, Ct));
        Assert.Empty(await Open(Theirs).ReadEventsAsync(1, 100, Ct));
        Assert.Empty(await Open(Theirs).ReadLogAsync(new LogQuery(100), Ct));
        Assert.Equal(0, await Open(Theirs).TrimLogAsync(DateTimeOffset.MaxValue, Ct));
        Assert.Single(await Directory.ReadLogAsync(new LogQuery(100), Ct));
    }

    [Fact]
    public async Task Settings_roles_and_credentials_are_those_of_the_workspace()
    {
        var role = await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Ours", Domain.Roles.BuiltInRole.Guest, Clock.GetUtcNow()));
        await ChangeAsync((await AddAsync("ada")).Member.Number, state => WorkspaceCommits.Give(state, role, Clock.GetUtcNow()));

        await Open(Theirs).WriteWorkspaceAsync(
            Theirs.Admin,
            context =>
            {
                Assert.Empty(context.Roles.Roles);
                Assert.Equal(0, context.Holders(role.Id));
                Assert.All(context.Credentials, credential => Assert.Equal(Theirs.Id, credential.Workspace));
                Assert.Equal(2, context.Credentials.Count);
                return new WorkspaceCommit<bool>(new WorkspaceCommit(), true);
            },
            Ct);
    }

    [Fact]
    public async Task A_credential_cannot_be_made_for_another_workspace_or_taken_from_one()
    {
        var foreign = Founded.NewCredential(Theirs.Id, TokenKind.Workspace, Clock.GetUtcNow());
        await Assert.ThrowsAsync<InvalidOperationException>(() => PutAsync(foreign));

        var taken = Founded.NewCredential(Ours.Id, TokenKind.Workspace, Clock.GetUtcNow()) with { Handle = Theirs.ScimHandle };
        await Assert.ThrowsAsync<InvalidOperationException>(() => PutAsync(taken));

        Assert.Equal(Theirs.Id, (await Installation.FindCredentialAsync(Theirs.ScimHandle, Ct))!.Credential.Workspace);
    }

    private Task<bool> PutAsync(Credential credential) => ChangeWorkspaceAsync(_ =>
        new WorkspaceCommit<bool>(new WorkspaceCommit { Credentials = [credential], Audit = [WorkspaceCommits.Fact] }, true));
}
