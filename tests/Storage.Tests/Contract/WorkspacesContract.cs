using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Events;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Storage.Tests.Contract;

public abstract class WorkspacesContract : StoreContract
{
    [Fact]
    public async Task Name_behaviour_and_release_are_changed_and_the_counters_are_the_stores()
    {
        var until = Clock.GetUtcNow().AddHours(1);
        await ChangeWorkspaceAsync(context => new WorkspaceCommit<bool>(
            new WorkspaceCommit
            {
                Workspace = context.Workspace with
                {
                    Name = "New",
                    Behaviour = Presets.Resilient with { RoleCeiling = BuiltInRole.LimitedMember },
                    ReleasedUntil = until,
                    Sequence = 99,
                    ActiveMembers = 99,
                },
                Audit = [WorkspaceCommits.Fact],
                Events = [new OutgoingEvent("workspace.changed", "workspace", "{}")],
            },
            true));

        var after = (await Directory.ReadWorkspaceAsync(Ct)).Workspace;
        Assert.Equal("New", after.Name);
        Assert.Equal(Presets.Resilient with { RoleCeiling = BuiltInRole.LimitedMember }, after.Behaviour);
        Assert.Equal(until, after.ReleasedUntil);
        Assert.Equal(2, after.Sequence);
        Assert.Equal(1, after.ActiveMembers);
        Assert.Equal("workspace.changed", Assert.Single(await Directory.ReadEventsAsync(1, 10, Ct)).Event.Type);
    }

    [Fact]
    public async Task A_role_round_trips()
    {
        var role = await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, Clock.GetUtcNow()));
        var changed = role with { Name = "Controller", FormerNames = ["Auditor"], Inherited = BuiltInRole.Member };
        await ChangeWorkspaceAsync(_ => WorkspaceCommits.Change(changed));

        var stored = Assert.Single((await Directory.ReadWorkspaceAsync(Ct)).Roles.Roles);
        Assert.Equal(changed with { Permissions = stored.Permissions, FormerNames = stored.FormerNames }, stored);
        Assert.Equal(changed.Permissions, stored.Permissions);
        Assert.Equal(changed.FormerNames, stored.FormerNames);
    }

    [Fact]
    public async Task Names_of_roles_are_unique_in_the_workspace_whatever_their_case()
    {
        await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, Clock.GetUtcNow()));

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "AUDITOR", BuiltInRole.Guest, Clock.GetUtcNow())));

        Assert.Equal(Refusal.Uniqueness, refused.Refusal);
    }

    [Fact]
    public async Task A_role_whose_change_was_undone_is_shown_to_no_later_decision()
    {
        await Assert.ThrowsAsync<FormatException>(() => ChangeWorkspaceAsync<bool>(context =>
        {
            WorkspaceCommits.NewRole(context, "Phantom", BuiltInRole.Guest, Clock.GetUtcNow());
            throw new FormatException();
        }));
        await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, Clock.GetUtcNow()));

        Assert.Equal(["Auditor"], await ChangeWorkspaceAsync(context => new WorkspaceCommit<IReadOnlyList<string>>(
            new WorkspaceCommit(), [.. context.Roles.Roles.Select(role => role.Name)])));
    }

    [Fact]
    public async Task A_decision_can_ask_how_many_have_a_role_inactive_ones_included()
    {
        var role = await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, Clock.GetUtcNow()));
        foreach (var name in new[] { "ada", "bob" })
            await ChangeAsync((await AddAsync(name)).Member.Number, state => WorkspaceCommits.Give(state, role, Clock.GetUtcNow()));
        await SetActiveAsync(new(Ours.Owner.Value + 2), false);

        Assert.Equal(2, await ChangeWorkspaceAsync(context => new WorkspaceCommit<long>(new WorkspaceCommit(), context.Holders(role.Id))));
    }

    [Fact]
    public async Task One_connection_takes_the_place_of_the_enabled_one_in_one_change()
    {
        var replaced = await ChangeWorkspaceAsync(context =>
        {
            var former = context.Connections[0];
            var next = new Connection(
                context.NewConnection(), "Entra", ConnectionState.Enabled, true,
                new OidcProvider(new Uri("https://login.example/t"), "client"), [], Clock.GetUtcNow());
            return new WorkspaceCommit<Connection>(
                new WorkspaceCommit { Connections = [next, former with { State = ConnectionState.Disabled }], Audit = [WorkspaceCommits.Fact] }, next);
        });

        var connections = (await Directory.ReadWorkspaceAsync(Ct)).Connections;
        Assert.Equal([ConnectionState.Disabled, ConnectionState.Enabled], connections.Select(connection => connection.State));
        Assert.Equal(replaced with { Places = connections[1].Places, Quirks = connections[1].Quirks }, connections[1]);
        Assert.Equal(Founded.Okta.Certificates, ((SamlProvider)connections[0].Provider).Certificates);
        Assert.Equal(Founded.Okta.SignOnUrl, ((SamlProvider)connections[0].Provider).SignOnUrl);
    }

    [Fact, Spec("R-42")]
    public async Task Credentials_are_shown_while_they_live_and_for_a_day_after()
    {
        var now = Clock.GetUtcNow();
        var ends = Founded.NewCredential(Ours.Id, TokenKind.Scim, now, Ours.Connection) with { Ends = now.AddHours(1) };
        await ChangeWorkspaceAsync(_ => new WorkspaceCommit<bool>(new WorkspaceCommit { Credentials = [ends], Audit = [WorkspaceCommits.Fact] }, true));

        Clock.Advance(TimeSpan.FromHours(24));
        Assert.Contains(ends.Handle, await HandlesAsync());
        Clock.Advance(TimeSpan.FromHours(2));
        string[] living = [Ours.ScimHandle, Ours.KeyHandle];
        Assert.Equal(living.Order(StringComparer.Ordinal), await HandlesAsync());
    }

    [Fact]
    public async Task A_credential_keeps_what_it_opens_when_it_ends()
    {
        var found = (await Installation.FindCredentialAsync(Ours.ScimHandle, Ct))!.Credential;
        var ended = found with { Ends = Clock.GetUtcNow(), Name = "rotated" };
        await ChangeWorkspaceAsync(_ => new WorkspaceCommit<bool>(new WorkspaceCommit { Credentials = [ended], Audit = [WorkspaceCommits.Fact] }, true));

        var after = (await Installation.FindCredentialAsync(Ours.ScimHandle, Ct))!.Credential;
        Assert.Equal(ended with { Hash = after.Hash }, after);
        Assert.Equal(found.Hash.ToArray(), after.Hash.ToArray());
    }

    [Fact]
    public async Task A_workspace_that_is_not_there_is_refused()
    {
        var nowhere = Ours with { Id = new WorkspaceId(1) };

        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => Open(nowhere).ReadWorkspaceAsync(Ct))).Refusal);
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => AddAsync("ada", to: nowhere))).Refusal);
    }

    private Task<IReadOnlyList<string>> HandlesAsync() => ChangeWorkspaceAsync(context => new WorkspaceCommit<IReadOnlyList<string>>(
        new WorkspaceCommit(), [.. context.Credentials.Select(credential => credential.Handle).Order(StringComparer.Ordinal)]));
}
