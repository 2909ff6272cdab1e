using Rolecall.Domain.Accounts;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Credentials;

public sealed class KeysAndLinks
{
    private readonly SmallWorkspace workspace = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => workspace.Clock.GetUtcNow();

    [Fact]
    public async Task Anyone_makes_personal_keys_for_themselves()
    {
        var guest = workspace.Add(BuiltInRole.Guest);

        var issued = await Keys().PersonalAsync(workspace.Calls(guest), "laptop", Ct);

        Assert.Equal((TokenKind.Personal, guest), (issued.Credential.Kind, issued.Credential.Member));
        Assert.StartsWith("pk_", issued.Token.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_makes_keys_for_the_app_and_an_app_makes_none_for_a_person()
    {
        var admin = workspace.Calls(workspace.Add(BuiltInRole.Admin));

        await Refused.ExpectAsync(Refusal.Forbidden, () => Keys().ForAppAsync(admin, "app", Ct));
        await Refused.ExpectAsync(Refusal.Forbidden, () => Keys().ForAppAsync(workspace.AppCalls, "app", Ct));
        await Refused.ExpectAsync(Refusal.Forbidden, () => Keys().PersonalAsync(workspace.AppCalls, "me", Ct));
        Assert.Null((await Keys().ForAppAsync(workspace.OwnerCalls, "app", Ct)).Credential.Member);
    }

    [Fact]
    public async Task A_key_can_be_revoked_by_whoever_has_it_and_by_an_admin_but_the_owners_only_by_the_owner()
    {
        var guest = workspace.Calls(workspace.Add(BuiltInRole.Guest));
        var admin = workspace.Calls(workspace.Add(BuiltInRole.Admin));
        var owners = await Keys().PersonalAsync(workspace.OwnerCalls, "owner's", Ct);
        var guests = await Keys().PersonalAsync(guest, "guest's", Ct);
        var admins = await Keys().PersonalAsync(admin, "admin's", Ct);

        await Refused.ExpectAsync(Refusal.NotFound, () => RevokeAsync(guest, admins));
        await Refused.ExpectAsync(Refusal.Forbidden, () => RevokeAsync(admin, owners));
        await RevokeAsync(guest, guests);
        await RevokeAsync(workspace.OwnerCalls, admins);

        Assert.Equal([owners.Token.Handle], workspace.Credentials.Where(one => one.IsLive(Now)).Select(one => one.Handle));
    }

    [Fact]
    public async Task Revoking_twice_is_no_error_and_is_told_once()
    {
        var issued = await Keys().PersonalAsync(workspace.OwnerCalls, "laptop", Ct);

        await RevokeAsync(workspace.OwnerCalls, issued);
        await RevokeAsync(workspace.OwnerCalls, issued);

        Assert.Single(workspace.Audit, fact => fact.Action == "credential.ended");
    }

    [Fact, Spec("I-09")]
    public async Task An_admin_sees_all_credentials_and_others_their_own()
    {
        var guest = workspace.Calls(workspace.Add(BuiltInRole.Guest));
        await Keys().PersonalAsync(workspace.OwnerCalls, "owner's", Ct);
        await Keys().PersonalAsync(guest, "guest's", Ct);
        var list = new ListCredentials(workspace);

        Assert.Equal(2, (await list.RunAsync(workspace.AppCalls, Ct)).Count);
        Assert.Equal("guest's", Assert.Single(await list.RunAsync(guest, Ct)).Name);
    }

    [Fact, Spec("R-04")]
    public async Task An_owner_link_works_once()
    {
        var link = await LinkAsync();

        var session = (await RedeemAsync(link)).Session;

        Assert.Equal((SignInMethod.OwnerLink, workspace.Id, workspace.Owner), (session.Method, session.Only, session.Member));
        await Refused.ExpectAsync(Refusal.NotFound, () => RedeemAsync(link));
    }

    [Fact, Spec("R-04")]
    public async Task An_owner_link_ends_after_an_hour_and_when_another_is_made()
    {
        var replaced = await LinkAsync();
        var old = await LinkAsync();
        await Refused.ExpectAsync(Refusal.NotFound, () => RedeemAsync(replaced));

        workspace.Clock.Advance(TimeSpan.FromHours(1));
        await Refused.ExpectAsync(Refusal.NotFound, () => RedeemAsync(old));
    }

    [Fact, Spec("R-25")]
    public async Task Nothing_but_an_owner_link_is_redeemed()
    {
        var key = await Keys().PersonalAsync(workspace.OwnerCalls, "laptop", Ct);

        await Refused.ExpectAsync(Refusal.NotFound, () => RedeemAsync(key));
        await Refused.ExpectAsync(
            Refusal.NotFound, () => new RedeemOwnerLink(workspace, workspace, workspace.Clock).RunAsync("rolecall_link_x", "request-1", null, null, Ct));
    }

    [Fact, Spec("R-04")]
    public async Task A_link_with_the_right_handle_and_a_wrong_secret_opens_nothing()
    {
        var link = await LinkAsync();
        var at = workspace.Credentials.FindIndex(one => one.Handle == link.Token.Handle);
        workspace.Credentials[at] = workspace.Credentials[at] with { Hash = new byte[32] };

        await Refused.ExpectAsync(Refusal.NotFound, () => RedeemAsync(link));
    }

    private IssueApiKey Keys() => new(workspace, workspace.Clock);

    private Task RevokeAsync(Caller caller, IssuedCredential issued) =>
        new RevokeCredential(workspace, workspace.Clock).RunAsync(caller, issued.Token.Handle, Ct);

    private Task<IssuedCredential> LinkAsync() => new IssueOwnerLink(workspace, workspace.Clock).RunAsync(workspace.Id, "request-1", Ct);

    private Task<StartedSession> RedeemAsync(IssuedCredential link) =>
        new RedeemOwnerLink(workspace, workspace, workspace.Clock).RunAsync(link.Token.Text, "request-1", null, null, Ct);
}
