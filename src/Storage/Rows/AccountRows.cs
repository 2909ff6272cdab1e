using Rolecall.Domain.Accounts;
using Rolecall.Scim.Text;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class AccountRows
{
    private const string Select = "select account, email, name, created_at, password, version, totp_sealed is not null, totp_sealed, totp_step, recovery from accounts";

    private static readonly Sql Hold = new(dialect => $"{Select} where account = @account{dialect.ForUpdate}");

    public static Account? Find(Session session, string email) => session.First($"{Select} where email_key = @key", Of, ("@key", NameKey.Fold(email)));

    public static Account? Find(Session session, long number) => session.First($"{Select} where account = @account", Of, ("@account", number));

    /// <summary>For a write: it stays as it is read until the transaction ends.</summary>
    public static Account? FindAndHold(Session session, long number) => session.First(Hold.In(session), Of, ("@account", number));

    public static void Insert(Session session, Account account) => session.Execute(
        """
        insert into accounts (account, email, email_key, key_version, name, created_at, password, version, totp_sealed, totp_step, recovery)
        values (@account, @email, @key, @version, @name, @at, @password, @moved, @totp, @step, @recovery)
        """,
        Values(account));

    public static void Update(Session session, Account account) => session.Execute(
        """
        update accounts set email = @email, email_key = @key, key_version = @version, name = @name, password = @password, version = @moved,
            totp_sealed = @totp, totp_step = @step, recovery = @recovery
        where account = @account
        """,
        Values(account));

    public static Account Of(Row row)
    {
        var account = new Account(row.Number(), row.Text(), row.Text(), row.Time()) { Password = row.TextOrNull(), Version = row.Number() };
        return row.Flag()
            ? account with { SecondFactor = new SecondFactor(row.Bytes(), row.Number(), StoredJson.Texts(row.Text())) }
            : account;
    }

    private static Parameter[] Values(Account account) =>
    [
        ("@account", account.Number),
        ("@email", account.Email),
        ("@key", NameKey.Fold(account.Email)),
        ("@version", NameKey.Version),
        ("@name", account.Name),
        ("@at", Stored.Time(account.Created)),
        ("@password", account.Password),
        ("@moved", account.Version),
        Parameter.Blob("@totp", account.SecondFactor?.Sealed.ToArray()),
        ("@step", account.SecondFactor?.LastStep ?? 0),
        ("@recovery", StoredJson.Write(account.SecondFactor?.RecoveryCodes ?? [])),
    ];
}
