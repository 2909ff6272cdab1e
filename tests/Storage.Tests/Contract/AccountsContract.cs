using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Roles;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>Accounts, the browsers that are signed in, and what is mailed.</summary>
public abstract class AccountsContract : StoreContract
{
    private static readonly AuditFact Fact = new("account.changed", "account", "{}");

    [Fact]
    public async Task An_account_is_found_by_its_number_and_by_its_address_with_its_memberships()
    {
        var byAddress = await Accounts.FindAsync("OWNER@ours.example", Ct);

        Assert.Equal("owner@ours.example", byAddress!.Account.Email);
        var membership = Assert.Single(byAddress.Memberships);
        Assert.Equal((Ours.Id, "Acme", Ours.Owner, true, BuiltInRole.Owner, false), (
            membership.Workspace, membership.Name, membership.Member, membership.Active, membership.Role, membership.Bypasses));
        Assert.Equal(byAddress.Account, (await Accounts.FindAsync(byAddress.Account.Number, Ct))!.Account);
        Assert.Null(await Accounts.FindAsync("nobody@ours.example", Ct));
    }

    [Fact]
    public async Task What_an_account_proves_itself_with_is_kept()
    {
        var changed = await ChangeOwnerAsync(context => new AccountCommit
        {
            Account = context.Account! with
            {
                Email = "ada@elsewhere.example", Name = "Ada", Password = "hash", Version = 3, SecondFactor = new SecondFactor(new byte[] { 1, 2 }, 57, ["a", "b"]),
            },
        });

        var found = (await Accounts.FindAsync("ada@elsewhere.example", Ct))!.Account;
        Assert.Equal((changed.Number, "Ada", "hash", 3), (found.Number, found.Name, found.Password, found.Version));
        Assert.Equal([1, 2], found.SecondFactor!.Sealed.ToArray());
        Assert.Equal(57, found.SecondFactor.LastStep);
        Assert.Equal(["a", "b"], found.SecondFactor.RecoveryCodes);
        Assert.Null(await Accounts.FindAsync("owner@ours.example", Ct));
        Assert.Equal(Ours.Owner, Assert.Single((await Accounts.FindAsync(found.Number, Ct))!.Memberships).Member);
    }

    [Fact, Spec("R-30")]
    public async Task An_address_belongs_to_one_account()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ChangeOwnerAsync(context => new AccountCommit
        {
            Account = context.Account! with { Email = "Owner@Theirs.example" },
        }));

        Assert.Equal(Refusal.Uniqueness, refused.Refusal);
        Assert.NotNull(await Accounts.FindAsync("owner@ours.example", Ct));
    }

    [Fact]
    public async Task A_decision_that_throws_has_changed_nothing()
    {
        await Assert.ThrowsAsync<FormatException>(() => ChangeOwnerAsync(_ => throw new FormatException()));

        Assert.Equal(0, (await Accounts.FindAsync("owner@ours.example", Ct))!.Account.Version);
    }

    [Fact, Spec("R-50")]
    public async Task A_change_of_an_account_is_told_to_the_audits_of_its_workspaces_and_no_chain_breaks()
    {
        var second = await Founded.NewAsync(Installation, Clock, "owner@ours.example");

        await ChangeOwnerAsync(context => new AccountCommit { Audit = [.. context.Memberships.Select(membership => (membership.Workspace, Fact))] });
        await AddAsync("ada");
        await ChangeOwnerAsync(context => new AccountCommit { Audit = [.. context.Memberships.Select(membership => (membership.Workspace, Fact))] });

        foreach (var workspace in new[] { Ours, second })
        {
            var entries = await Open(workspace).ReadAuditAsync(1, 100, Ct);
            Assert.Equal(2, entries.Count(entry => entry.Fact == Fact));
            Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(entry => entry.Sequence));
            var hash = AuditChain.Start;
            foreach (var entry in entries)
            {
                hash = AuditChain.Next(hash.Span, workspace.Id.Value, entry.Sequence, entry.At, entry.By, entry.Address, entry.RequestId, entry.Fact);
                Assert.Equal(hash.ToArray(), entry.Hash.ToArray());
            }
        }

        Assert.DoesNotContain(await Open(Theirs).ReadAuditAsync(1, 100, Ct), entry => entry.Fact == Fact);
    }

    [Fact, Spec("R-16")]
    public async Task A_session_is_found_by_its_handle_with_what_it_opens()
    {
        var session = await SignInAsync(SignInMethod.Password);

        var found = await Accounts.FindSessionAsync(session.Handle, Ours.Id, Ct);
        Assert.Equal(session with { Hash = default }, found!.Session with { Hash = default });
        Assert.Equal(session.Hash.ToArray(), found.Session.Hash.ToArray());
        Assert.Equal("owner@ours.example", found.Account!.Email);
        Assert.Equal(Ours.Owner, found.Membership!.Member);
        Assert.True(found.Opens);
        var elsewhere = await Accounts.FindSessionAsync(session.Handle, Theirs.Id, Ct);
        Assert.Null(elsewhere!.Membership);
        Assert.False(elsewhere.Opens);
        Assert.False((await Accounts.FindSessionAsync(session.Handle, null, Ct))!.Opens);
        Assert.Null(await Accounts.FindSessionAsync("unknown", Ours.Id, Ct));
    }

    [Fact, Spec("R-16")]
    public async Task An_ended_session_is_gone_and_the_last_one_seen_stands_first_in_the_list()
    {
        var first = await SignInAsync(SignInMethod.Password);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await SignInAsync(SignInMethod.PasswordAndCode);
        var account = first.Account;
        Assert.Equal([second.Handle, first.Handle], await HandlesAsync());

        await Accounts.TouchSessionsAsync(new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [first.Handle] = Clock.GetUtcNow().AddMinutes(2), ["gone"] = default }, Ct);
        Assert.Equal([first.Handle, second.Handle], await HandlesAsync());
        await ChangeOwnerAsync(context => new AccountCommit { EndedSessions = [.. context.Sessions().Select(session => session.Handle).Where(handle => handle != second.Handle)] });
        Assert.Equal([second.Handle], await HandlesAsync());
        Assert.Null(await Accounts.FindSessionAsync(first.Handle, Ours.Id, Ct));

        async Task<IEnumerable<string>> HandlesAsync() => (await Accounts.ListSessionsAsync(new SessionsOf(account, null, null), Ct)).Select(session => session.Handle);
    }

    [Fact, Spec("I-56")]
    public async Task A_person_without_an_account_is_found_by_the_address_that_was_provisioned_in_that_workspace_alone()
    {
        var ada = (await AddAsync("ada@ours.example")).Member.Number;
        await AddAsync("ada@ours.example", to: Theirs);

        var person = await NewcomerAsync("ADA@ours.example", Ours.Id);
        Assert.Equal((ada, "ada@ours.example", Ours.Id), (person!.Membership.Member, person.Email, person.Membership.Workspace));
        Assert.Null(await NewcomerAsync("ada@ours.example", null));
        Assert.Null(await NewcomerAsync("bob@ours.example", Ours.Id));
        await SetActiveAsync(ada, false);
        Assert.Null(await NewcomerAsync("ada@ours.example", Ours.Id));
    }

    [Fact, Spec("I-57")]
    public async Task An_address_that_two_people_have_finds_neither()
    {
        foreach (var name in new[] { "one", "two" })
        {
            var number = (await AddAsync(name)).Member.Number;
            await ChangeProfileAsync(number, profile => profile.With("emails", new ListNode([ComplexNode.Of([KeyValuePair.Create("value", (Node)new TextNode("team@ours.example"))])])));
        }

        Assert.Null(await NewcomerAsync("team@ours.example", Ours.Id));
    }

    [Fact, Spec("R-08")]
    public async Task A_mailed_link_makes_an_account_of_a_person_and_links_the_member_whose_version_stays()
    {
        var ada = (await AddAsync("ada@ours.example")).Member;
        var link = await MailAsync("ada@ours.example");

        var account = await Accounts.WriteAsync(
            new ByMailedLink(link.Handle), Ours.Admin,
            context => new AccountCommit<Account>(
                new AccountCommit
                {
                    Account = new Account(context.NewNumber(), context.Link!.Email, context.Newcomer!.Name, Clock.GetUtcNow()) { Password = "hash" },
                    Linked = context.Newcomer,
                    Links = [context.Link with { Used = Clock.GetUtcNow() }],
                },
                context.Account!),
            Ct);

        Assert.Null(account);
        var view = await Accounts.FindAsync("ada@ours.example", Ct);
        Assert.Equal(ada.Number, Assert.Single(view!.Memberships).Member);
        var after = (await Directory.FindMemberAsync(ada.Number, Ct))!.Member;
        Assert.Equal((view.Account.Number, ada.Version), (after.Account, after.Version));
        var again = await ReadAsync(new ByMailedLink(link.Handle));
        Assert.Equal(Clock.GetUtcNow(), again.Link!.Used);
        Assert.Null(again.Newcomer);
        Assert.Null((await ReadAsync(new ByMailedLink("unknown"))).Link);
    }

    [Fact]
    public async Task A_mail_is_due_until_it_was_sent()
    {
        var mail = new SealedMail("0001", new byte[] { 7 }, Clock.GetUtcNow(), Clock.GetUtcNow(), 0, null);
        await ChangeOwnerAsync(_ => new AccountCommit { Mails = [mail, mail with { Id = "0002", Due = Clock.GetUtcNow().AddMinutes(1) }] });

        Assert.Equal("0001", Assert.Single(await Accounts.ReadDueMailsAsync(Clock.GetUtcNow(), 10, Ct)).Id);
        await Accounts.SettleMailAsync("0001", mail with { Attempts = 1, Sent = Clock.GetUtcNow() }, Ct);
        Assert.Empty(await Accounts.ReadDueMailsAsync(Clock.GetUtcNow(), 10, Ct));
        Assert.Equal(["0002", "0001"], (await Accounts.ReadMailsAsync(10, Ct)).Select(one => one.Id));
        await Accounts.SettleMailAsync("0002", null, Ct);
        Assert.Equal(1, Assert.Single(await Accounts.ReadMailsAsync(10, Ct)).Attempts);
    }

    [Fact, Spec("R-47")]
    public async Task The_ring_of_keys_is_kept_in_the_order_it_was_made()
    {
        await Accounts.AddProtectionKeyAsync(new ProtectionKey("first", new byte[] { 1 }, Clock.GetUtcNow()), Ct);
        await Accounts.AddProtectionKeyAsync(new ProtectionKey("a second", new byte[] { 2 }, Clock.GetUtcNow().AddDays(1)), Ct);
        await Accounts.AddProtectionKeyAsync(new ProtectionKey("first", new byte[] { 3 }, Clock.GetUtcNow().AddDays(2)), Ct);

        Assert.Equal([("first", 1), ("a second", 2)], (await Accounts.ReadProtectionKeysAsync(Ct)).Select(key => (key.Name, (int)key.Sealed.Span[0])));
    }

    [Fact, Spec("R-44")]
    public async Task A_master_key_stays_the_stores_own_once_a_secret_would_be_lost_with_it()
    {
        Assert.Equal("k1", await Accounts.ClaimMasterKeyAsync("k1", Ct));
        await Accounts.AddProtectionKeyAsync(new ProtectionKey("ring", new byte[] { 1 }, Clock.GetUtcNow()), Ct);
        Assert.Equal("k2", await Accounts.ClaimMasterKeyAsync("k2", Ct));
        Assert.Empty(await Accounts.ReadProtectionKeysAsync(Ct));

        await ChangeWorkspaceAsync(_ => new WorkspaceCommit<int>(
            new WorkspaceCommit
            {
                Secrets = [new ConnectionSecret(Ours.Connection, ConnectionSecretKind.OidcClientSecret, new byte[] { 1 }, null, Clock.GetUtcNow())],
                Audit = [WorkspaceCommits.Fact],
            },
            0));
        Assert.Equal("k2", await Accounts.ClaimMasterKeyAsync("k3", Ct));
        Assert.Equal("k2", await Accounts.ClaimMasterKeyAsync("k2", Ct));
    }

    [Fact, Spec("R-44")]
    public async Task A_second_factor_holds_the_master_key_too()
    {
        await Accounts.ClaimMasterKeyAsync("k1", Ct);
        await ChangeOwnerAsync(context => new AccountCommit { Account = context.Account! with { SecondFactor = new SecondFactor(new byte[] { 1 }, 0, []) } });

        Assert.Equal("k1", await Accounts.ClaimMasterKeyAsync("k2", Ct));
    }

    [Fact]
    public async Task What_is_over_is_removed()
    {
        var session = await SignInAsync(SignInMethod.Password);
        await AddAsync("ada@ours.example");
        var link = await MailAsync("ada@ours.example");
        await ChangeOwnerAsync(_ => new AccountCommit { Mails = [new SealedMail("0001", new byte[] { 7 }, Clock.GetUtcNow(), Clock.GetUtcNow(), 0, null)] });

        await Accounts.TrimAsync(Clock.GetUtcNow(), Ct);
        Assert.NotNull(await Accounts.FindSessionAsync(session.Handle, null, Ct));
        await Accounts.TrimAsync(Clock.GetUtcNow().AddDays(30), Ct);

        Assert.Null(await Accounts.FindSessionAsync(session.Handle, null, Ct));
        Assert.Null((await ReadAsync(new ByMailedLink(link.Handle))).Link);
        Assert.Empty(await Accounts.ReadMailsAsync(10, Ct));
    }

    private async Task<MailedLink> MailAsync(string address)
    {
        var token = SecretToken.Issue(TokenPrefix.OwnerLink);
        return await Accounts.WriteAsync(
            new ByEmail(address, Ours.Id), Ours.Admin,
            context =>
            {
                var link = new MailedLink(
                    token.Handle, token.Hash, MailedLinkPurpose.ResetPassword, context.Newcomer!.Email, null, 0, context.Newcomer.Membership.Workspace,
                    context.Newcomer.Membership.Member, Clock.GetUtcNow(), Clock.GetUtcNow() + MailedLink.Life, null);
                return new AccountCommit<MailedLink>(new AccountCommit { Links = [link] }, link);
            },
            Ct);
    }

    private Task<AccountContext> ReadAsync(AccountAddress address) =>
        Accounts.WriteAsync(address, Ours.Admin, context => new AccountCommit<AccountContext>(new AccountCommit(), context), Ct);

    private async Task<Newcomer?> NewcomerAsync(string email, WorkspaceId? workspace) => (await ReadAsync(new ByEmail(email, workspace))).Newcomer;

    private async Task<Account> ChangeOwnerAsync(Func<AccountContext, AccountCommit> decide) => await Accounts.WriteAsync(
        new ByEmail("owner@ours.example", null), Ours.Admin, context => new AccountCommit<Account>(decide(context), context.Account!), Ct);

    private async Task<BrowserSession> SignInAsync(SignInMethod method)
    {
        var token = SecretToken.Issue(TokenPrefix.Api);
        var now = Clock.GetUtcNow();
        return await Accounts.WriteAsync(
            new ByEmail("owner@ours.example", null), Ours.Admin,
            context =>
            {
                var session = new BrowserSession(
                    token.Handle, token.Hash, context.Account!.Number, null, null, null, null, method, now, now, now, now + BrowserSession.Longest, "192.0.2.7", "Browser/1");
                return new AccountCommit<BrowserSession>(new AccountCommit { Sessions = [session] }, session);
            },
            Ct);
    }
}
