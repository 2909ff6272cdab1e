using Rolecall.Domain.Accounts;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Tests.Workspaces;

public sealed class Foundings
{
    private readonly SmallWorkspace store = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Founding<FoundedWorkspace> Founded => (Founding<FoundedWorkspace>)store.Founded!;

    [Fact, Spec("M2")]
    public async Task The_owner_is_complete_from_the_first_day()
    {
        await FoundAsync(new FoundingRequest("Acme", "ada@example.com", "Ada King Lovelace", Presets.Documented, null));

        var profile = Founded.Owner.Profile.Document;
        Assert.Equal("ada@example.com", profile.Text("userName"));
        Assert.Equal("Ada King", profile.Complex("name")!.Text("givenName"));
        Assert.Equal("Lovelace", profile.Complex("name")!.Text("familyName"));
        Assert.Equal("Ada King Lovelace", profile.Text("displayName"));
        Assert.Equal("work", Assert.IsType<ComplexNode>(Assert.Single(profile.List("emails"))).Text("type"));
        Assert.True(Founded.Owner.Active);
        Assert.Equal(BuiltInRole.Owner, Founded.Owner.Role.BuiltIn);
        Assert.Equal(Founded.Account.Number, Founded.Owner.Account);
    }

    [Fact, Spec("M1")]
    public async Task Without_an_identity_provider_there_is_no_connection_and_no_SCIM_token()
    {
        var founded = await FoundAsync(new FoundingRequest("Acme", "ada@example.com", null, Presets.Documented, null));

        Assert.Null(founded.Scim);
        Assert.Null(Founded.Connection);
        Assert.Equal([TokenKind.Personal, TokenKind.OwnerLink], Founded.Credentials.Select(credential => credential.Kind));
    }

    [Fact, Spec("M1")]
    public async Task With_one_the_connection_is_enabled_on_the_operators_word_and_not_proven()
    {
        var founded = await FoundAsync(new FoundingRequest("Acme", "ada@example.com", null, Presets.Documented, SmallWorkspace.Provider));

        Assert.Equal((ConnectionState.Enabled, false), (Founded.Connection!.State, Founded.Connection.Proven));
        Assert.Equal(Founded.Connection.Id, founded.Scim!.Credential.Connection);
        Assert.Contains("connection.enabled", store.Audit.Select(fact => fact.Action));
    }

    [Fact]
    public async Task An_owner_who_has_an_account_keeps_it()
    {
        store.KnownAccount = new Account(5, "ada@example.com", "Ada", DateTimeOffset.UnixEpoch);

        await FoundAsync(new FoundingRequest("Acme", "ada@example.com", null, Presets.Documented, null));

        Assert.Same(store.KnownAccount, Founded.Account);
        Assert.Equal(5, Founded.Owner.Account);
    }

    [Theory]
    [InlineData("", "ada@example.com", null)]
    [InlineData("Acme", "ada", null)]
    [InlineData("Acme", "ada@", null)]
    [InlineData("Acme", "ada@exa mple.com", null)]
    [InlineData("Acme", "ada@example.com, eve@example.com", null)]
    [InlineData("Acme", "ada@example.com", "Ada")]
    [InlineData("Acme", "ada@example.com", " Ada Lovelace")]
    public async Task What_cannot_be_is_refused_before_anything_is_made(string name, string email, string? owner)
    {
        await Refused.ExpectAsync(
            Refusal.InvalidValue, () => FoundAsync(new FoundingRequest(name, email, owner, Presets.Documented, null)));
        Assert.Null(store.Founded);
    }

    private Task<FoundedWorkspace> FoundAsync(FoundingRequest request) =>
        new FoundWorkspace(store, store.Clock).RunAsync(request, "request-1", Ct);
}
