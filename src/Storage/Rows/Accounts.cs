using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal sealed class Accounts(IDatabase database, TimeProvider clock) : IAccounts
{
    /// <summary>What was not taken by then never will be.</summary>
    private static readonly TimeSpan MailLife = TimeSpan.FromDays(7);

    public Task<AccountView?> FindAsync(long number, CancellationToken ct) =>
        database.ReadSnapshotAsync(null, session => View(session, AccountRows.Find(session, number)), ct);

    public Task<AccountView?> FindAsync(string email, CancellationToken ct) =>
        database.ReadSnapshotAsync(null, session => View(session, AccountRows.Find(session, email)), ct);

    public Task<FoundSession?> FindSessionAsync(string handle, WorkspaceId? workspace, CancellationToken ct) =>
        database.ReadSnapshotAsync(null, session => FoundSessions.Find(session, handle, workspace), ct);

    public Task<IReadOnlyList<BrowserSession>> ListSessionsAsync(SessionsOf of, CancellationToken ct) =>
        database.ReadAsync(null, session => SessionRows.Of(session, of), ct);

    public Task TouchSessionsAsync(IReadOnlyDictionary<string, DateTimeOffset> seen, CancellationToken ct) => database.WriteAsync(
        null,
        session =>
        {
            // in one order, so that two nodes do not wait for each other
            foreach (var (handle, at) in seen.OrderBy(one => one.Key, StringComparer.Ordinal))
                SessionRows.Touch(session, handle, at);
            return seen.Count;
        },
        ct);

    public Task<T> WriteAsync<T>(AccountAddress address, Caller caller, Func<AccountContext, AccountCommit<T>> decide, CancellationToken ct) =>
        database.WriteAsync(null, session => AccountWrite.Run(session, clock.GetUtcNow(), address, caller, decide), ct);

    public Task<IReadOnlyList<SealedMail>> ReadDueMailsAsync(DateTimeOffset now, int count, CancellationToken ct) =>
        database.ReadAsync(null, session => MailRows.Due(session, now, count), ct);

    public Task<IReadOnlyList<SealedMail>> ReadMailsAsync(int count, CancellationToken ct) =>
        database.ReadAsync(null, session => MailRows.Last(session, count), ct);

    public Task SettleMailAsync(string id, SealedMail? mail, CancellationToken ct) => database.WriteAsync(
        null,
        session =>
        {
            if (mail is null)
                MailRows.Forget(session, id);
            else
                MailRows.Put(session, mail);
            return 1;
        },
        ct);

    public Task<IReadOnlyList<ProtectionKey>> ReadProtectionKeysAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<ProtectionKey>>(
        null,
        session => session.All(
            "select name, sealed, made_at from protection_keys order by made_at, name", row => new ProtectionKey(row.Text(), row.Bytes(), row.Time())),
        ct);

    public Task AddProtectionKeyAsync(ProtectionKey key, CancellationToken ct) => database.WriteAsync(
        null,
        session => session.Change(
            "insert into protection_keys (name, sealed, made_at) values (@name, @sealed, @at) on conflict (name) do nothing",
            ("@name", key.Name),
            ("@sealed", key.Sealed.ToArray()),
            ("@at", Stored.Time(key.Made))),
        ct);

    /// <summary>Nearly always it is claimed, and a start writes nothing: a full disk keeps no server from reading.</summary>
    public async Task<string> ClaimMasterKeyAsync(string id, CancellationToken ct) =>
        await database.ReadAsync(null, ClaimedKey, ct) == id ? id : await ClaimAsync(id, ct);

    private Task<string> ClaimAsync(string id, CancellationToken ct) => database.WriteAsync(
        null,
        session =>
        {
            var claimed = ClaimedKey(session);
            if (claimed == id || (claimed is not null && SealedSecrets.Any(session)))
                return claimed;
            SealedSecrets.ForgetPassing(session);
            session.Execute("update installation set master_key = @key", ("@key", id));
            return id;
        },
        ct);

    public Task TrimAsync(DateTimeOffset now, CancellationToken ct) => database.WriteAsync(
        null,
        session =>
        {
            session.Execute("delete from sessions where expires_at < @now", ("@now", Stored.Time(now)));
            session.Execute("delete from mailed_links where expires_at < @now", ("@now", Stored.Time(now)));
            session.Execute("delete from mails where made_at < @before", ("@before", Stored.Time(now - MailLife)));
            return 0;
        },
        ct);

    private static string? ClaimedKey(Session session) => session.Text("select master_key from installation");

    private static AccountView? View(Session session, Account? account) =>
        account is null ? null : new AccountView(account, MembershipRows.Of(session, account.Number));
}
