using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Documents;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>What is kept of signing in through an identity provider.</summary>
public abstract class SignOnContract : StoreContract
{
    private const string Issuer = "http://www.okta.com/exk1";

    private ISignOn SignOn => OpenSignOn(Ours);

    [Fact, Spec("I-31", "I-44")]
    public async Task A_sign_in_under_way_is_used_once()
    {
        var state = await BeginAsync();
        var kept = await SignOn.FindStateAsync(state.Handle, Ct);
        Assert.Equal(state with { Hash = default, Sealed = default }, kept! with { Hash = default, Sealed = default });
        Assert.Equal(state.Hash.ToArray(), kept.Hash.ToArray());
        Assert.Equal(state.Sealed.ToArray(), kept.Sealed.ToArray());

        Assert.NotNull(await FinishAsync(state.Handle, Saml("ada"), context => (new SignInCommit { Uses = true }, context.State)));
        Assert.Null(await FinishAsync(state.Handle, Saml("ada"), context => (new SignInCommit { Uses = true }, context.State)));
        Assert.Null(await SignOn.FindStateAsync(state.Handle, Ct));
    }

    [Fact, Spec("I-30")]
    public async Task A_sign_in_that_began_in_one_workspace_is_unknown_in_another()
    {
        var state = await BeginAsync();

        Assert.Null(await OpenSignOn(Theirs).FindStateAsync(state.Handle, Ct));
    }

    [Fact, Spec("R-12", "I-31")]
    public async Task An_assertion_is_used_once_whatever_it_comes_in_and_another_connection_may_have_one_of_that_id()
    {
        var identity = Saml("ada") with { Assertion = new UsedAssertion("_1", Clock.GetUtcNow().AddMinutes(5)) };

        Assert.False(await FinishAsync(null, identity, context => (new SignInCommit { Uses = true }, context.IsReplay)));
        Assert.True(await FinishAsync(null, identity, context => (new SignInCommit(), context.IsReplay)));
        Assert.False(await OpenSignOn(Theirs).FinishAsync(
            null, identity with { Connection = Theirs.Connection }, Theirs.Admin,
            context => new SignInCommit<bool>(new SignInCommit { Uses = true }, context.IsReplay), Ct));
        await SignOn.TrimAsync(Clock.GetUtcNow().AddMinutes(6), Clock.GetUtcNow(), Ct);
        Assert.False(await FinishAsync(null, identity, context => (new SignInCommit(), context.IsReplay)));
    }

    [Fact]
    public async Task Of_many_who_present_one_assertion_at_once_one_gets_in()
    {
        var identity = Saml("ada") with { Assertion = new UsedAssertion("_2", Clock.GetUtcNow().AddMinutes(5)) };

        var replays = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            FinishAsync(null, identity, context => (new SignInCommit { Uses = !context.IsReplay }, context.IsReplay))));

        Assert.Equal(1, replays.Count(replay => !replay));
    }

    [Fact, Spec("R-11", "I-40")]
    public async Task A_person_is_known_by_connection_issuer_and_subject_together()
    {
        var ada = await AddAsync("ada");
        await LinkAsync(ada.Member.Number, "sub-1");

        Assert.Equal(ada.Member.Number, await LinkedAsync(Saml("x", "sub-1")));
        Assert.Null(await LinkedAsync(Saml("x", "sub-2")));
        Assert.Null(await LinkedAsync(Saml("x", "SUB-1")));
        Assert.Null(await LinkedAsync(Saml("x", "sub-1") with { Issuer = "https://evil.example" }));
        Assert.Null(await OpenSignOn(Theirs).FinishAsync(
            null, Saml("x", "sub-1"), Theirs.Admin, context => new SignInCommit<MemberState?>(new SignInCommit(), context.Linked), Ct));
    }

    [Fact]
    public async Task A_member_has_one_link_through_a_connection_and_the_later_takes_the_place_of_the_former()
    {
        var ada = (await AddAsync("ada")).Member.Number;
        await LinkAsync(ada, "sub-1");
        await LinkAsync(ada, "sub-2");

        Assert.Equal("sub-2", Assert.Single((await SignOn.ReadMemberAsync(ada, Ct)).Links).Subject);
        Assert.Null(await LinkedAsync(Saml("x", "sub-1")));
        Assert.Equal(new LinkCount(1, 1), await SignOn.CountLinksAsync(Ours.Connection, Ct));
    }

    [Fact]
    public async Task People_are_found_by_external_id_before_user_name_and_deleted_ones_are_not()
    {
        var byName = (await AddAsync("ada@ours.example")).Member.Number;
        var byId = (await AddAsync("other@ours.example", "00u1")).Member.Number;
        await DeleteAsync((await AddAsync("gone@ours.example", "00u2")).Member.Number);

        Assert.Equal([byId, byName], await MatchingAsync(Saml("ADA@ours.example") with { ExternalId = "00u1" }));
        Assert.Equal([byName], await MatchingAsync(Saml("ada@ours.example")));
        Assert.Empty(await MatchingAsync(Saml("gone@ours.example") with { ExternalId = "00u2" }));
        Assert.Empty(await MatchingAsync(Saml("ada@ours.example") with { UserNames = [] }));
    }

    [Fact, Spec("M9", "R-17")]
    public async Task A_session_through_an_identity_provider_opens_its_workspace_while_the_person_is_active_and_linked_and_the_connection_enabled()
    {
        var ada = (await AddAsync("ada")).Member.Number;
        var session = await SignInAsync(ada, "sub-1");
        Assert.True(await OpensAsync(session, Ours.Id));
        Assert.False(await OpensAsync(session, Theirs.Id));

        await SetStateAsync(ConnectionState.Disabled);
        Assert.False(await OpensAsync(session, Ours.Id));
        await SetStateAsync(ConnectionState.Enabled);
        Assert.True(await OpensAsync(session, Ours.Id));

        await LinkAsync(ada, "sub-2");
        Assert.False(await OpensAsync(session, Ours.Id));
        await LinkAsync(ada, "sub-1");
        Assert.True(await OpensAsync(session, Ours.Id));
        await UnlinkAsync(ada);
        Assert.False(await OpensAsync(session, Ours.Id));
        Assert.Equal(session.Handle, Assert.Single(await Accounts.ListSessionsAsync(new SessionsOf(null, Ours.Id, ada), Ct)).Handle);
    }

    [Fact, Spec("M9", "R-17")]
    public async Task A_session_from_before_a_deactivation_opens_nothing_when_access_is_given_back_and_a_later_one_does()
    {
        var ada = (await AddAsync("ada")).Member.Number;
        var session = await SignInAsync(ada, "sub-1");
        Clock.Advance(TimeSpan.FromSeconds(1));

        await SetActiveAsync(ada, false);
        Assert.False(await OpensAsync(session, Ours.Id));
        await SetActiveAsync(ada, true);
        Assert.False(await OpensAsync(session, Ours.Id));

        var later = await SignInAsync(ada, "sub-1");
        Assert.True(await OpensAsync(later, Ours.Id));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await ChangeProfileAsync(ada, profile => profile.With("displayName", new TextNode("Ada")));
        Assert.True(await OpensAsync(later, Ours.Id));
    }

    [Fact, Spec("M8", "R-03")]
    public async Task The_sessions_of_an_account_are_also_those_through_the_identity_providers_of_its_workspaces()
    {
        var ada = await SignInAsync((await AddAsync("ada")).Member.Number, "sub-1");
        Clock.Advance(TimeSpan.FromSeconds(1));
        var owner = await SignInAsync(Ours.Owner, "sub-2");
        var account = (await Accounts.FindAsync("owner@ours.example", Ct))!.Account.Number;

        Assert.Equal(owner.Handle, Assert.Single(await Accounts.ListSessionsAsync(new SessionsOf(account, null, null), Ct)).Handle);
        Assert.Equal(ada.Handle, Assert.Single(await Accounts.ListSessionsAsync(new SessionsOf(null, Ours.Id, ada.Member), Ct)).Handle);
        Assert.Equal(
            [owner.Handle],
            await Accounts.WriteAsync(
                new ByAccountNumber(account), Ours.Admin,
                context => new AccountCommit<string[]>(new AccountCommit(), [.. context.Sessions().Select(one => one.Handle)]), Ct));
    }

    [Fact, Spec("M9", "R-17")]
    public async Task A_session_from_before_an_unlinking_opens_nothing_when_the_person_is_linked_again_and_a_later_one_does()
    {
        var ada = (await AddAsync("ada")).Member.Number;
        var session = await SignInAsync(ada, "sub-1");
        await UnlinkAsync(ada);
        Clock.Advance(TimeSpan.FromSeconds(1));

        var later = await SignInAsync(ada, "sub-1");

        Assert.False(await OpensAsync(session, Ours.Id));
        Assert.True(await OpensAsync(later, Ours.Id));
    }

    [Fact]
    public async Task A_sign_in_is_written_whole()
    {
        var ada = (await AddAsync("ada")).Member.Number;
        var attempt = new SignInAttempt("01", Clock.GetUtcNow(), Ours.Connection, SignInMethod.Saml, ada, SignInAttempt.SignedIn, null, "192.0.2.9", "request-9");

        await FinishAsync(null, Saml("ada"), context => (
            new SignInCommit
            {
                Connections = [context.Connection(Ours.Connection)! with { Proven = true }],
                Audit = [new AuditFact("session.started", $"member:{ada}", "{}")],
                Attempt = attempt,
            },
            0));

        Assert.True(Assert.Single((await Directory.ReadWorkspaceAsync(Ct)).Connections).Proven);
        Assert.Contains(await Directory.ReadAuditAsync(1, 100, Ct), entry => entry.Fact.Action == "session.started");
        Assert.Equal([attempt], await SignOn.ReadAttemptsAsync(new SignInQuery(null, ada, null, 10), Ct));
    }

    [Fact]
    public async Task Attempts_are_read_newest_first_of_a_connection_or_a_member_and_page_by_page()
    {
        var ada = (await AddAsync("ada")).Member.Number;
        foreach (var n in Enumerable.Range(1, 5))
        {
            await SignOn.RecordAsync(
                new SignInAttempt($"0{n}", Clock.GetUtcNow(), n == 2 ? null : Ours.Connection, SignInMethod.Saml, n == 4 ? ada : null, "audience", "Set it.", null, "r"), Ct);
        }

        Assert.Equal(["05", "04", "03", "01"], await IdsAsync(new SignInQuery(Ours.Connection, null, null, 10)));
        Assert.Equal(["03", "02"], await IdsAsync(new SignInQuery(null, null, "04", 2)));
        Assert.Equal(["04"], await IdsAsync(new SignInQuery(null, ada, null, 10)));
        Assert.Empty(await OpenSignOn(Theirs).ReadAttemptsAsync(new SignInQuery(null, null, null, 10), Ct));
        await SignOn.RecordAsync(new SignInAttempt("06", Clock.GetUtcNow(), null, SignInMethod.Saml, ada, SignInAttempt.SignedIn, null, null, "r"), Ct);
        Assert.Equal(["06", "04"], await IdsAsync(new SignInQuery(null, ada, null, 10)));
        Assert.Equal(["04"], await IdsAsync(new SignInQuery(null, ada, null, 10) { RefusedOnly = true }));

        async Task<IEnumerable<string>> IdsAsync(SignInQuery query) => (await SignOn.ReadAttemptsAsync(query, Ct)).Select(attempt => attempt.Id);
    }

    [Fact]
    public async Task Attempts_are_kept_as_long_as_the_log_and_no_longer()
    {
        foreach (var days in new[] { 0, 40 })
        {
            var at = Clock.GetUtcNow().AddDays(days);
            await SignOn.RecordAsync(new SignInAttempt(AttemptId.New(at), at, Ours.Connection, SignInMethod.Saml, null, "audience", $"{days}", null, "r"), Ct);
        }

        await SignOn.TrimAsync(Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(30), Ct);

        Assert.Equal("40", Assert.Single(await SignOn.ReadAttemptsAsync(new SignInQuery(null, null, null, 10), Ct)).Reason);
    }

    [Fact]
    public async Task Who_may_do_without_the_identity_provider_is_kept()
    {
        var ada = (await AddAsync("ada")).Member.Number;

        foreach (var may in new[] { true, true, false })
        {
            await ChangeWorkspaceAsync(_ => new WorkspaceCommit<int>(new WorkspaceCommit { Bypass = (ada, may), Audit = [WorkspaceCommits.Fact] }, 0));
            Assert.Equal(may, (await SignOn.ReadMemberAsync(ada, Ct)).Bypasses);
            Assert.Equal(may, await ChangeWorkspaceAsync(context => new WorkspaceCommit<bool?>(new WorkspaceCommit(), context.SignOnOf(ada)?.Bypasses)));
        }

        Assert.False((await SignOn.ReadMemberAsync(Ours.Owner, Ct)).Bypasses);
        Assert.Null(await ChangeWorkspaceAsync(context => new WorkspaceCommit<MemberSignOn?>(new WorkspaceCommit(), context.SignOnOf(new MemberNumber(987_654)))));
    }

    [Fact, Spec("R-44")]
    public async Task A_secret_of_a_connection_is_replaced_and_found_in_its_workspace_alone()
    {
        foreach (var value in new byte[] { 1, 2 })
        {
            await ChangeWorkspaceAsync(_ => new WorkspaceCommit<int>(
                new WorkspaceCommit
                {
                    Secrets = [new ConnectionSecret(Ours.Connection, ConnectionSecretKind.OidcClientSecret, new byte[] { value }, null, Clock.GetUtcNow())],
                    Audit = [WorkspaceCommits.Fact],
                },
                0));
        }

        Assert.Equal([2], (await SignOn.FindSecretAsync(Ours.Connection, ConnectionSecretKind.OidcClientSecret, Ct))!.Sealed.ToArray());
        Assert.Null(await SignOn.FindSecretAsync(Ours.Connection, ConnectionSecretKind.SamlSigningKey, Ct));
        Assert.Null(await OpenSignOn(Theirs).FindSecretAsync(Ours.Connection, ConnectionSecretKind.OidcClientSecret, Ct));
    }

    [Fact, Spec("I-54")]
    public async Task Where_sign_on_is_required_a_personal_key_waits_until_its_person_came_through_the_connection()
    {
        var ada = (await AddAsync("ada")).Member.Number;
        var key = Founded.NewCredential(Ours.Id, TokenKind.Personal, Clock.GetUtcNow(), member: ada);
        await ChangeWorkspaceAsync(_ => new WorkspaceCommit<int>(new WorkspaceCommit { Credentials = [key], Audit = [WorkspaceCommits.Fact] }, 0));
        Assert.False(await WaitsAsync(key.Handle));

        await RequireAsync();
        Assert.True(await WaitsAsync(key.Handle));
        Assert.False(await WaitsAsync(Ours.KeyHandle)); // the owner's
        Assert.False(await WaitsAsync(Ours.ScimHandle));
        await LinkAsync(ada, "sub-1");
        Assert.False(await WaitsAsync(key.Handle));
        await UnlinkAsync(ada);
        Assert.True(await WaitsAsync(key.Handle));
        await ChangeWorkspaceAsync(_ => new WorkspaceCommit<int>(new WorkspaceCommit { Bypass = (ada, true), Audit = [WorkspaceCommits.Fact] }, 0));
        Assert.False(await WaitsAsync(key.Handle));
    }

    [Fact, Spec("M9")]
    public async Task Others_are_told_when_a_link_comes_or_goes()
    {
        var ada = (await AddAsync("ada")).Member.Number;
        var heard = new List<Change>();
        Changes.Subscribe(heard.Add);

        await LinkAsync(ada, "sub-1");
        Assert.Contains(new Change(Ours.Id, ada), heard);
        heard.Clear();
        await UnlinkAsync(ada);
        Assert.Contains(new Change(Ours.Id, ada), heard);
    }

    [Fact]
    public async Task Whether_the_owner_has_a_password_is_known_to_a_decision_about_settings()
    {
        Assert.False(await OwnerHasPasswordAsync());
        await Accounts.WriteAsync(
            new ByEmail("owner@ours.example", null), Ours.Admin,
            context => new AccountCommit<int>(new AccountCommit { Account = context.Account! with { Password = "hash" } }, 0), Ct);
        Assert.True(await OwnerHasPasswordAsync());

        Task<bool> OwnerHasPasswordAsync() => ChangeWorkspaceAsync(context => new WorkspaceCommit<bool>(new WorkspaceCommit(), context.OwnerHasPassword()));
    }

    private static SignInCommit<T> Whole<T>((SignInCommit Commit, T Result) answer) => new(answer.Commit, answer.Result);

    private async Task<SignInState> BeginAsync()
    {
        var state = new SignInState(
            "state-1", Ours.Connection, new byte[] { 9 }, SignInPurpose.Link, "/account", "session-1", new byte[] { 8 }, Clock.GetUtcNow() + SignInState.Life);
        await SignOn.BeginAsync(state, Ct);
        return state;
    }

    private ProvenIdentity Saml(string userName, string? subject = null) => new(
        Ours.Connection, SignInMethod.Saml, Issuer, subject ?? userName, [userName], null, null, null, null, null, null);

    private Task<T> FinishAsync<T>(string? state, ProvenIdentity identity, Func<SignInContext, (SignInCommit, T)> decide) =>
        SignOn.FinishAsync(state, identity, Ours.Admin, context => Whole(decide(context)), Ct);

    private async Task<MemberNumber?> LinkedAsync(ProvenIdentity identity) =>
        await FinishAsync(null, identity, context => (new SignInCommit(), context.Linked?.Member.Number));

    private async Task<IEnumerable<MemberNumber>> MatchingAsync(ProvenIdentity identity) =>
        (await FinishAsync(null, identity, context => (new SignInCommit(), context.Matching))).Select(state => state.Member.Number);

    private Task<int> LinkAsync(MemberNumber member, string subject) => FinishAsync(null, Saml("x", subject), _ => (
        new SignInCommit { Link = new SsoLink(Ours.Connection, Issuer, subject, member, Clock.GetUtcNow(), Clock.GetUtcNow()) }, 0));

    private Task<int> UnlinkAsync(MemberNumber member) => ChangeWorkspaceAsync(context => new WorkspaceCommit<int>(
        new WorkspaceCommit { Unlinked = context.SignOnOf(member)!.Links, Audit = [WorkspaceCommits.Fact] }, 0));

    private Task<int> SetStateAsync(ConnectionState state) => ChangeWorkspaceAsync(context => new WorkspaceCommit<int>(
        new WorkspaceCommit { Connections = [context.Connections[0] with { State = state }], Audit = [WorkspaceCommits.Fact] }, 0));

    private Task<int> RequireAsync() => ChangeWorkspaceAsync(context => new WorkspaceCommit<int>(
        new WorkspaceCommit { Workspace = context.Workspace with { Behaviour = new Behaviour { Sso = SsoPolicy.Required } }, Audit = [WorkspaceCommits.Fact] }, 0));

    private async Task<BrowserSession> SignInAsync(MemberNumber member, string subject)
    {
        var token = SecretToken.Issue(TokenPrefix.Api);
        var now = Clock.GetUtcNow();
        var session = new BrowserSession(
            token.Handle, token.Hash, null, Ours.Id, member, Ours.Connection, subject, SignInMethod.Saml, now, now, now, now.AddHours(1), null, null);
        await LinkAsync(member, subject);
        await FinishAsync(null, Saml("x", subject), _ => (new SignInCommit { Session = session }, 0));
        return session;
    }

    private async Task<bool> OpensAsync(BrowserSession session, WorkspaceId workspace) =>
        (await Accounts.FindSessionAsync(session.Handle, workspace, Ct))!.Opens;

    private async Task<bool> WaitsAsync(string handle) => (await Installation.FindCredentialAsync(handle, Ct))!.AwaitsSso;
}
