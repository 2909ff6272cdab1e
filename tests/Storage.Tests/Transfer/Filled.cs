using Microsoft.Extensions.Time.Testing;
using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Text;
using Rolecall.Storage.Tests.Contract;

namespace Rolecall.Storage.Tests.Transfer;

/// <summary>A store with something in every table, written by the ports alone.</summary>
internal sealed class Filled(IStore store, FakeTimeProvider clock)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <returns>The workspace with the most in it; there is another one.</returns>
    public async Task<Founded> FillAsync()
    {
        await store.Installation.SetPublicUrlAsync("https://rolecall.example", Ct);
        await store.Installation.ReadCursorKeyAsync(Ct);
        var theirs = await Founded.NewAsync(store.Installation, clock, "owner@theirs.example");
        await AddAsync(theirs, Profiles.Of("zoë@theirs.example"));
        var ours = await Founded.NewAsync(store.Installation, clock, "owner@ours.example");
        await FillAsync(ours, store.Open(ours.Id));
        var use = new SignOnUse(store, ours, clock.GetUtcNow());
        await use.OfWorkspaceAsync(ours.Owner);
        await use.OfInstallationAsync(ours.Owner);
        return ours;
    }

    public async Task<MemberState> AddAsync(Founded workspace, MemberProfile profile) => (await store.Open(workspace.Id).WriteMemberAsync(
        MemberAddress.New(NameKey.Fold(profile.UserName), profile.ExternalId),
        workspace.Scim,
        context => Commits.Created(context, profile, workspace, clock.GetUtcNow()),
        Ct))!;

    private async Task FillAsync(Founded ours, IDirectory directory)
    {
        await directory.WriteWorkspaceAsync(ours.Admin, _ => Things.Define(Things.Definitions), Ct);
        var role = await directory.WriteWorkspaceAsync(
            ours.Admin, context => WorkspaceCommits.NewRole(context, "Auditör", BuiltInRole.Guest, clock.GetUtcNow()), Ct);
        var ada = await AddAsync(ours, Profiles.Full("Ada \"the\" first\n😀"));
        var bob = await AddAsync(ours, Profiles.Of("bob", "00u2"));
        var eve = await AddAsync(ours, Profiles.Of("eve"));
        await ChangeAsync(ours, directory, ada.Member.Number, state => WorkspaceCommits.Give(state, role, clock.GetUtcNow()) with
        {
            Received = new ReceivedRoles("1001", "Auditör", null),
            Drift = [new Drift("name.givenName", "\"Adä\"", "profile_updates=role_only", clock.GetUtcNow())],
        });
        await ChangeAsync(ours, directory, bob.Member.Number, state => state with
        {
            Member = state.Member with
            {
                Profile = MemberProfile.Of(MemberSchemas.Profile, state.Member.Profile.Document.With("active", FlagNode.Of(false))),
            },
        });
        await ChangeAsync(ours, directory, eve.Member.Number, state => state with { Member = state.Member with { Id = null } });

        var push = new GroupPush(directory, ours, clock);
        var team = await push.CreateAsync("Team", "g1", [ada.Member.Id!.Value.Value, bob.Member.Id!.Value.Value]);
        await push.TakeAsync(team.Id, new RemoveMembers([bob.Member.Id!.Value.Value]));
        await push.DeleteAsync((await push.CreateAsync("Gone")).Id);
        await directory.WriteWorkspaceAsync(
            ours.Admin, context => WorkspaceCommits.Map(context, team.Id, RoleRef.Of(role.Id), clock.GetUtcNow()), Ct);

        await AddThingAsync(ours, directory, """{ "label": "Drill", "code": "D-1", "externalId": "E", "weight": 1.250, "tags": ["b", "a"] }""");
        var saw = await AddThingAsync(ours, directory, """{ "label": "Saw", "weight": 1e3 }""");
        await directory.WriteResourceAsync(
            new ResourceAddress("Thing", saw.Id),
            ours.Scim,
            context => Things.Changed(context, Things.Document("""{ "label": "Säge" }"""), ours, clock.GetUtcNow()),
            Ct);
        await directory.RecordAsync([Commits.Exchange(ours, clock.GetUtcNow(), "GET", 200)], Ct);
    }

    private async Task ChangeAsync(Founded ours, IDirectory directory, MemberNumber member, Func<MemberState, MemberState> change) =>
        await directory.WriteMemberAsync(
            MemberAddress.Of(member), ours.Scim, context => Commits.Changed(context, change, clock.GetUtcNow()), Ct);

    private async Task<Resource> AddThingAsync(Founded ours, IDirectory directory, string json) => (await directory.WriteResourceAsync(
        new ResourceAddress("Thing", null), ours.Scim, context => Things.Created(context, Things.Document(json), ours, clock.GetUtcNow()), Ct))!;
}
