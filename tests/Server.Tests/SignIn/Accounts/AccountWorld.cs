using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OtpNet;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.SignIn.Sessions;
using Rolecall.Server.Tests.Admin;

namespace Rolecall.Server.Tests.SignIn.Accounts;

/// <summary>A server in development whose clock a test turns, and people who sign in to it.</summary>
public sealed class AccountWorld : IAsyncLifetime
{
    internal const string Password = "a walrus on the ice";

    private int people;

    internal RunningServer Server { get; } = new() { Stage = Environments.Development };

    public ValueTask InitializeAsync()
    {
        Server.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1); // of two mails one is newer
        return Server.InitializeAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    internal string NewAddress(string name) => $"{name}{++people}@example.com";

    internal BrowserClient NewBrowser() => new(Server);

    /// <summary>An owner who used the link that the operator printed and chose a password: one browser is signed in.</summary>
    internal async Task<Person> GivenOwnerAsync()
    {
        var email = NewAddress("owner");
        var workspace = await Server.GivenWorkspaceAsync(owner: email);
        var browser = NewBrowser();
        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync($"/owner-link/{workspace.OwnerLink}"), "Continue"));
        Assert.Equal(303, (await browser.SubmitAsync(page, "Save password", ("New password", Password))).Status);
        return new Person(workspace, email, browser);
    }

    /// <summary>An owner whose session began with a password.</summary>
    internal async Task<Person> GivenSignedInOwnerAsync()
    {
        var owner = await GivenOwnerAsync();
        var browser = NewBrowser();
        Assert.Equal(303, (await SignInAsync(browser, owner)).Status);
        return owner with { Browser = browser };
    }

    /// <summary>Somebody whom Okta has sent, and who has neither signed in nor a password.</summary>
    internal async Task<string> GivenMemberAsync(TestWorkspace workspace, string role = "member", string? email = null)
    {
        email ??= NewAddress("person");
        await workspace.GivenUserAsync(SettledWorkspace.User(email.Split('@')[0], "Pat Person", $"\"role\": \"{role}\""));
        return email;
    }

    /// <summary>The same, with a password by a mailed link, and nowhere signed in.</summary>
    internal async Task<Person> GivenMemberWithPasswordAsync(TestWorkspace workspace, string role = "member")
    {
        var email = await GivenMemberAsync(workspace, role);
        await ResetAsync(workspace, email, Password);
        return new Person(workspace, email, NewBrowser());
    }

    internal async Task ResetAsync(TestWorkspace workspace, string email, string password)
    {
        var browser = NewBrowser();
        await browser.SubmitAsync(await browser.GetAsync($"/forgot/{workspace.Id}"), "Send link", ("E-mail", email));
        var answer = await browser.SubmitAsync(await browser.GetAsync(await Letters.LinkAsync(Server, email)), "Set password", ("New password", password));
        Assert.Equal(303, answer.Status);
    }

    internal static Task<Seen> SignInAsync(BrowserClient browser, Person person, string password = Password) =>
        SignInAsync(browser, person.Workspace, person.Email, password);

    internal static async Task<Seen> SignInAsync(BrowserClient browser, TestWorkspace workspace, string email, string password = Password) =>
        await browser.SubmitAsync(await browser.GetAsync($"/sign-in/{workspace.Id}?to=%2Fw%2F{workspace.Id}"), "Sign in", ("E-mail", email), ("Password", password));

    /// <summary>Signs a member in through the workspace's identity provider, whose answer was verified.</summary>
    internal async Task<BrowserClient> GivenSsoSessionAsync(TestWorkspace workspace, string email, string? subject = null)
    {
        var outcome = await SsoAsync(workspace, email, subject);
        var browser = NewBrowser();
        browser.SetCookie(SessionCookie.Name, Assert.IsType<SignedIn>(outcome).Started!.Token.Text);
        return browser;
    }

    internal async Task<SignInOutcome> SsoAsync(
        TestWorkspace workspace, string email, string? subject = null, SignInPurpose purpose = SignInPurpose.SignIn, string? session = null)
    {
        var now = Server.Clock.GetUtcNow();
        var connection = (await workspace.Directory.ReadWorkspaceAsync(CancellationToken.None)).Connections[0].Id;
        var (handle, secret) = (AttemptId.New(now), SignInBrowser.NewSecret());
        await Server.Directories.SignOn(workspace.Id).BeginAsync(
            new SignInState(handle, connection, SignInBrowser.HashOf(secret), purpose, "/", session, new byte[1], now + SignInState.Life), CancellationToken.None);
        var identity = new ProvenIdentity(
            connection, SignInMethod.Saml, "http://www.okta.com/exk1", subject ?? email, [email], null, email, null, null, null, new UsedAssertion(handle, now.AddMinutes(5)));
        return await Server.Services.GetRequiredService<FinishSignIn>().RunAsync(
            new Caller(workspace.Id, $"sign-in:{connection}", null, null, null, "test", null), new SignInAnswer(identity, handle, secret, BrowserClient.Chrome), CancellationToken.None);
    }

    internal Task SetPolicyAsync(TestWorkspace workspace, string name, string value) =>
        new SetPolicies(Server.Directories).RunAsync(workspace.Owner, null, [KeyValuePair.Create(name, value)], CancellationToken.None);

    /// <summary>Someone has to have come in through the identity provider once, before it can be required.</summary>
    internal async Task RequireSsoAsync(TestWorkspace workspace)
    {
        await SsoAsync(workspace, await GivenMemberAsync(workspace));
        await SetPolicyAsync(workspace, "sso", "required");
    }

    internal static async Task<MemberNumber> MemberAsync(TestWorkspace workspace, string email)
    {
        var found = await workspace.GetAsync($"/Users?filter=userName eq \"{email}\"");
        return (await SettledWorkspace.MemberAsync(workspace, found["Resources"]![0]!["id"]!.GetValue<string>())).Number;
    }

    /// <summary>Sets a second factor up in a browser that has just signed in.</summary>
    /// <returns>The secret, and the recovery codes.</returns>
    internal async Task<(string Secret, IReadOnlyList<string> RecoveryCodes)> GivenSecondFactorAsync(BrowserClient browser)
    {
        var page = await browser.GetAsync("/account/second-factor");
        var secret = page.Document.GetElementById("secret")!.GetAttribute("value")!;
        var codes = await browser.SubmitAsync(page, "Turn on", ("Code", Code(secret)));
        Assert.Equal(200, codes.Status);
        Server.Clock.Advance(TimeSpan.FromSeconds(31)); // the code of this moment is used
        return (secret, [.. codes.Document.QuerySelectorAll(".code-list code").Select(code => code.TextContent)]);
    }

    internal string Code(string secret) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(Server.Clock.GetUtcNow().UtcDateTime);
}

internal sealed record Person(TestWorkspace Workspace, string Email, BrowserClient Browser)
{
    public string Console => $"/w/{Workspace.Id}";
}
