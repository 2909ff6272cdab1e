using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Read, decide, write: one account's change inside the writer's transaction, and what the audits of its workspaces are told.</summary>
internal static class AccountWrite
{
    public static T Run<T>(Session session, DateTimeOffset now, AccountAddress address, Caller caller, Func<AccountContext, AccountCommit<T>> decide)
    {
        var context = Read(session, address);
        var (commit, result) = decide(context);
        if (commit.Account is { } account)
            Put(session, context, account);
        if (commit.Linked is { } person)
            Link(session, person, commit.Account ?? context.Account ?? throw new InvalidOperationException("Nobody to link the person to."));
        foreach (var handle in commit.EndedSessions)
            SessionRows.End(session, handle);
        foreach (var browser in commit.Sessions)
            SessionRows.Put(session, browser);
        foreach (var link in commit.Links)
            MailedLinkRows.Put(session, link);
        foreach (var mail in commit.Mails)
            MailRows.Put(session, mail);
        Audit(session, now, caller, commit);
        return result;
    }

    private static AccountContext Read(Session session, AccountAddress address)
    {
        var link = address is ByMailedLink { Handle: var handle } ? MailedLinkRows.FindAndHold(session, handle) : null;
        var number = address switch
        {
            ByAccountNumber { Number: var known } => known,
            ByEmail { Email: var email } => AccountRows.Find(session, email)?.Number,
            _ => link?.Account,
        };
        var account = number is { } found ? AccountRows.FindAndHold(session, found) : null;
        return new AccountContext
        {
            Account = account,
            Memberships = account is null ? [] : MembershipRows.Of(session, account.Number),
            Link = link,
            Newcomer = address switch
            {
                ByEmail { Workspace: { } workspace, Email: var email } when account is null => Newcomers.Find(session, workspace, email),
                ByMailedLink when link is { Workspace: { } workspace, Member: { } member } => Newcomers.Find(session, workspace, member),
                _ => null,
            },
            WithEmail = email => AccountRows.Find(session, email),
            Sessions = () => account is null ? [] : SessionRows.Of(session, new SessionsOf(account.Number, null, null)),
            NewNumber = () => Numbers.NextAccount(session),
        };
    }

    private static void Put(Session session, AccountContext context, Account account)
    {
        if (account.Number == context.Account?.Number || AccountRows.FindAndHold(session, account.Number) is not null)
            AccountRows.Update(session, account);
        else
            AccountRows.Insert(session, account);
    }

    /// <remarks>The member's version stays: SCIM sees nothing of it.</remarks>
    private static void Link(Session session, Newcomer person, Account account)
    {
        session.Enter(person.Membership.Workspace);
        session.Execute(
            "update members set account = @account where workspace = @workspace and member = @member",
            ("@account", account.Number),
            ("@workspace", person.Membership.Workspace.Value),
            ("@member", person.Membership.Member.Value));
        MembershipRows.Note(session, person.Membership.Workspace, account.Number);
    }

    /// <summary>By the workspace's number, so that two nodes do not wait for each other.</summary>
    private static void Audit(Session session, DateTimeOffset now, Caller caller, AccountCommit commit)
    {
        foreach (var facts in commit.Audit.GroupBy(fact => fact.Workspace).OrderBy(facts => facts.Key.Value))
        {
            session.Enter(facts.Key);
            var ledger = new Ledger(WorkspaceRow.Hold(session, facts.Key), now);
            AuditLines.Add(session, ledger, caller, [.. facts.Select(fact => fact.Fact)]);
            ledger.Close(session);
        }
    }
}
