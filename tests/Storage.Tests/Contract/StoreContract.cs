using Microsoft.Extensions.Time.Testing;
using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>What every contract begins with: one store, two workspaces, a clock that stands still.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private StoreUnderTest? store;
    private Founded? ours;
    private Founded? theirs;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 30, 0, 123, TimeSpan.Zero));

    protected IInstallation Installation => Store.Installation;

    protected IAccounts Accounts => Store.Accounts;

    protected IDirectory Directory => Open(Ours);

    protected IChanges Changes => Store.Changes;

    protected Founded Ours => ours!;

    protected Founded Theirs => theirs!;

    private StoreUnderTest Store => store!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract StoreUnderTest Start(TimeProvider clock);

    public async ValueTask InitializeAsync()
    {
        store = Start(Clock);
        await Installation.SetPublicUrlAsync("https://rolecall.example", Ct);
        ours = await Founded.NewAsync(Installation, Clock, "owner@ours.example");
        theirs = await Founded.NewAsync(Installation, Clock, "owner@theirs.example");
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected IDirectory Open(Founded workspace) => Store.Directories.Open(workspace.Id);

    protected ISignOn OpenSignOn(Founded workspace) => Store.Directories.SignOn(workspace.Id);

    protected IDirectory Rehearse(Action<RehearsedWrite> report) => Store.Directories.Rehearse(Ours.Id, report);

    protected Task<IReadOnlyList<object?[]>> QueryAsync(string sql) => Store.Query(sql);

    protected Task<MemberState> AddAsync(string userName, string? externalId = null, Founded? to = null) =>
        AddAsync(Profiles.Of(userName, externalId), to);

    protected async Task<MemberState> AddAsync(MemberProfile profile, Founded? to = null)
    {
        var workspace = to ?? Ours;
        var state = await Open(workspace).WriteMemberAsync(
            MemberAddress.New(Scim.Text.NameKey.Fold(profile.UserName), profile.ExternalId),
            workspace.Scim,
            context => Commits.Created(context, profile, workspace, Clock.GetUtcNow()),
            Ct);
        return state!;
    }

    /// <summary>Changes one of our members as its identity provider would.</summary>
    protected async Task<MemberState> ChangeAsync(MemberNumber member, Func<MemberState, MemberState> change)
    {
        var state = await Directory.WriteMemberAsync(
            MemberAddress.Of(member), Ours.Scim, context => Commits.Changed(context, change, Clock.GetUtcNow()), Ct);
        return state!;
    }

    protected Task<MemberState> ChangeProfileAsync(MemberNumber member, Func<Scim.Documents.ComplexNode, Scim.Documents.ComplexNode> change) =>
        ChangeAsync(member, state => state with
        {
            Member = state.Member with { Profile = MemberProfile.Of(MemberSchemas.Profile, change(state.Member.Profile.Document)) },
        });

    protected Task<MemberState> SetActiveAsync(MemberNumber member, bool active) =>
        ChangeProfileAsync(member, profile => profile.With("active", Scim.Documents.FlagNode.Of(active)));

    protected Task<MemberState> DeleteAsync(MemberNumber member) =>
        ChangeAsync(member, state => state with { Member = state.Member with { Id = null } });

    protected Task<T> ChangeWorkspaceAsync<T>(Func<WorkspaceContext, WorkspaceCommit<T>> decide) =>
        Directory.WriteWorkspaceAsync(Ours.Admin, decide, Ct);
}
