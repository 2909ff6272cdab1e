using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>Goes through all that is kept of signing in, and leaves something of each.</summary>
internal sealed class SignOnUse(IStore store, Founded ours, DateTimeOffset now)
{
    private const string Issuer = "https://idp.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ISignOn SignOn => store.SignOn(ours.Id);

    /// <summary>What only workspaces have.</summary>
    public async Task OfWorkspaceAsync(MemberNumber member)
    {
        await SignOn.BeginAsync(State("one"), Ct);
        await SignOn.BeginAsync(State("two"), Ct);
        await SignOn.FindStateAsync("one", Ct);
        await FinishAsync("two", "sub-0", context => context.LinkOf(member), new SignInCommit { Uses = true, Link = Link(member, "sub-0") });
        await FinishAsync(null, "sub-1", context => context.Matching, new SignInCommit
        {
            Uses = true,
            Link = Link(member, "sub-1"),
            Connections = [],
            Attempt = new SignInAttempt("02", now, ours.Connection, SignInMethod.Oidc, member, SignInAttempt.SignedIn, null, null, "r"),
        });
        await SignOn.RecordAsync(new SignInAttempt("01", now, ours.Connection, SignInMethod.Saml, null, "audience", "Set the Audience URI.", null, "r"), Ct);
        await SignOn.ReadAttemptsAsync(new SignInQuery(ours.Connection, member, "9", 1), Ct);
        await SignOn.ReadMemberAsync(member, Ct);
        await SignOn.CountLinksAsync(ours.Connection, Ct);
        await SetAsync(new WorkspaceCommit { Bypass = (member, false) });
        await SetAsync(new WorkspaceCommit
        {
            Bypass = (member, true),
            Unlinked = [Link(member, "none")],
            Secrets = [new ConnectionSecret(ours.Connection, ConnectionSecretKind.SamlSigningKey, new byte[] { 5, 6 }, "MIIC", now)],
        });
        await SignOn.FindSecretAsync(ours.Connection, ConnectionSecretKind.SamlSigningKey, Ct);
        await SignOn.TrimAsync(now, DateTimeOffset.UnixEpoch, Ct);
    }

    /// <summary>What is above them.</summary>
    public async Task OfInstallationAsync(MemberNumber member)
    {
        await store.Accounts.ClaimMasterKeyAsync("k1", Ct);
        await store.Accounts.AddProtectionKeyAsync(new ProtectionKey("key-1", new byte[] { 1 }, now), Ct);
        await store.Accounts.WriteAsync(
            new ByEmail("owner@ours.example", null), ours.Admin,
            context => new AccountCommit<int>(
                new AccountCommit
                {
                    Account = context.Account! with { Password = "hash", SecondFactor = new SecondFactor(new byte[] { 2 }, 7, ["x"]) },
                    Sessions = [Session("s1", context.Account.Number, null), Session("s2", null, member)],
                    Links = [new MailedLink("l1", new byte[] { 3 }, MailedLinkPurpose.ConfirmEmail, "zoë@ours.example", context.Account.Number, 0, null, null, now, now, null)],
                    Mails = [new SealedMail("m1", new byte[] { 4 }, now, now, 0, null)],
                },
                0),
            Ct);
    }

    private SsoLink Link(MemberNumber member, string subject) => new(ours.Connection, Issuer, subject, member, now, now);

    private SignInState State(string handle) => new(
        handle, ours.Connection, new byte[] { 1 }, SignInPurpose.SignIn, "/", null, new byte[] { 2 }, now + SignInState.Life);

    private BrowserSession Session(string handle, long? account, MemberNumber? member) => new(
        handle, new byte[] { 9 }, account, member is null ? null : ours.Id, member, member is null ? null : ours.Connection, "sub", SignInMethod.Oidc,
        now, now, now, now.AddHours(1), "192.0.2.1", "Browser \u00e9");

    private Task<T> FinishAsync<T>(string? state, string subject, Func<SignInContext, T> look, SignInCommit commit) => SignOn.FinishAsync(
        state,
        new ProvenIdentity(
            ours.Connection, SignInMethod.Saml, Issuer, subject, ["ada"], "E1", null, null, null, null, new UsedAssertion($"_{subject}", now.AddMinutes(5))),
        ours.Admin,
        context => new SignInCommit<T>(commit, look(context)),
        Ct);

    private Task<int> SetAsync(WorkspaceCommit commit) => store.Open(ours.Id).WriteWorkspaceAsync(
        ours.Admin,
        context =>
        {
            context.OwnerHasPassword();
            return new WorkspaceCommit<int>(commit with { Audit = [WorkspaceCommits.Fact] }, 0);
        },
        Ct);
}
