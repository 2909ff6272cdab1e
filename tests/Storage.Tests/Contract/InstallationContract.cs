using Rolecall.Domain.Credentials;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Tests.Contract;

public abstract class InstallationContract : StoreContract
{
    [Fact]
    public async Task A_new_workspace_is_there_whole()
    {
        var view = await Directory.ReadWorkspaceAsync(Ct);

        Assert.Equal(
            new Workspace(Ours.Id, "Acme", new Behaviour(), Ours.Owner, Clock.GetUtcNow(), 1, 1, null), view.Workspace);
        Assert.Equal(Ours.Connection, Assert.Single(view.Connections).Id);
        var owner = await Directory.FindMemberAsync(Ours.Owner, Ct);
        Assert.Equal(BuiltInRole.Owner, owner!.Member.Role.BuiltIn);
        Assert.Equal("owner@ours.example", owner.Member.Profile.UserName);
        Assert.Equal("workspace.created", Assert.Single(await Directory.ReadAuditAsync(1, 10, Ct)).Fact.Action);
    }

    [Fact]
    public async Task A_workspace_has_a_number_that_tells_nothing_about_the_others()
    {
        Assert.InRange(Ours.Id.Value, 10_000_000, 99_999_999);
        Assert.NotEqual(Ours.Id.Value + 1, Theirs.Id.Value);
        Assert.Equal(
            new[] { Ours.Id, Theirs.Id }.OrderBy(id => id.Value), await Installation.ListWorkspacesAsync(Ct));
    }

    [Fact]
    public async Task The_account_that_has_proved_the_owners_address_owns_the_next_workspace_too()
    {
        var second = await Founded.NewAsync(Installation, Clock, "OWNER@ours.example");

        Assert.Null(Ours.Context.Account);
        Assert.Equal("owner@ours.example", second.Context.Account!.Email);
        Assert.Equal(Ours.Context.NewAccount, (await Open(second).FindMemberAsync(second.Owner, Ct))!.Member.Account);
    }

    [Fact]
    public async Task A_founding_that_fails_leaves_no_workspace()
    {
        await Assert.ThrowsAsync<FormatException>(() => Installation.CreateWorkspaceAsync<bool>(
            "new@example.com", Ours.Admin, _ => throw new FormatException(), Ct));

        Assert.Equal(2, (await Installation.ListWorkspacesAsync(Ct)).Count);
    }

    [Fact, Spec("R-42")]
    public async Task A_SCIM_token_is_found_with_its_connection()
    {
        var found = await Installation.FindCredentialAsync(Ours.ScimHandle, Ct);

        Assert.Equal(Ours.Id, found!.Credential.Workspace);
        Assert.Equal(TokenKind.Scim, found.Credential.Kind);
        Assert.Equal(Ours.Connection, found.Connection!.Id);
        Assert.Equal(Ours.Connection, found.Credential.Connection);
        Assert.Null(found.Role);
        Assert.Null(await Installation.FindCredentialAsync("unknown", Ct));
    }

    [Fact, Spec("R-42")]
    public async Task A_personal_key_is_found_with_what_its_person_may_do_now()
    {
        var role = await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, Clock.GetUtcNow()));
        var ada = (await AddAsync("ada")).Member.Number;
        var key = Founded.NewCredential(Ours.Id, TokenKind.Personal, Clock.GetUtcNow(), member: ada);
        await ChangeWorkspaceAsync(_ => new WorkspaceCommit<bool>(new WorkspaceCommit { Credentials = [key], Audit = [WorkspaceCommits.Fact] }, true));

        Assert.Equal((true, BuiltInRole.Member), await RightsAsync(key.Handle));
        await ChangeAsync(ada, state => WorkspaceCommits.Give(state, role, Clock.GetUtcNow()));
        Assert.Equal((true, BuiltInRole.Guest), await RightsAsync(key.Handle));
        await SetActiveAsync(ada, false);
        Assert.Equal((false, BuiltInRole.Guest), await RightsAsync(key.Handle));
    }

    [Fact]
    public async Task The_last_use_of_a_credential_never_moves_back()
    {
        var later = Clock.GetUtcNow().AddMinutes(5);
        await TouchAsync(later);
        await TouchAsync(later.AddMinutes(-2));

        Assert.Equal(later, (await Installation.FindCredentialAsync(Ours.ScimHandle, Ct))!.Credential.LastUsed);
    }

    [Fact]
    public async Task The_public_url_is_kept()
    {
        await Installation.SetPublicUrlAsync("https://other.example", Ct);

        Assert.Equal("https://other.example", await Installation.FindPublicUrlAsync(Ct));
    }

    [Fact]
    public async Task Of_several_workspaces_none_is_the_only_one() => Assert.Null(await Installation.FindOnlyWorkspaceAsync(Ct));

    [Fact]
    public async Task A_store_that_works_is_writable() => Assert.True(await Installation.IsWritableAsync(Ct));

    private Task TouchAsync(DateTimeOffset at) => Installation.TouchCredentialsAsync(
        new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [Ours.ScimHandle] = at, ["gone"] = at }, Ct);

    private async Task<(bool Active, BuiltInRole? Role)> RightsAsync(string handle)
    {
        var found = await Installation.FindCredentialAsync(handle, Ct);
        return (found!.MemberActive, found.Role);
    }
}
