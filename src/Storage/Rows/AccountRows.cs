using Rolecall.Domain.Accounts;
using Rolecall.Scim.Text;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class AccountRows
{
    public static Account? Find(Session session, string email) => session.First(
        "select account, email, name, created_at from accounts where email_key = @key",
        row => new Account(row.Number(), row.Text(), row.Text(), row.Time()),
        ("@key", NameKey.Fold(email)));

    public static void Insert(Session session, Account account) => session.Execute(
        """
        insert into accounts (account, email, email_key, key_version, name, created_at)
        values (@account, @email, @key, @version, @name, @at)
        """,
        ("@account", account.Number),
        ("@email", account.Email),
        ("@key", NameKey.Fold(account.Email)),
        ("@version", NameKey.Version),
        ("@name", account.Name),
        ("@at", Stored.Time(account.Created)));
}
