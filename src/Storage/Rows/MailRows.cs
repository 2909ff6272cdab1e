using Rolecall.Domain.Accounts;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class MailRows
{
    private const string Select = "select mail, sealed, made_at, due_at, attempts, sent_at from mails";

    public static IReadOnlyList<SealedMail> Due(Session session, DateTimeOffset now, int count) => session.All(
        $"{Select} where sent_at is null and due_at <= @now order by due_at, mail limit @count", Of, ("@now", Stored.Time(now)), ("@count", count));

    public static IReadOnlyList<SealedMail> Last(Session session, int count) =>
        session.All($"{Select} order by mail desc limit @count", Of, ("@count", count));

    public static void Put(Session session, SealedMail mail) => session.Execute(
        """
        insert into mails (mail, sealed, made_at, due_at, attempts, sent_at) values (@mail, @sealed, @made, @due, @attempts, @sent)
        on conflict (mail) do update set due_at = excluded.due_at, attempts = excluded.attempts, sent_at = excluded.sent_at
        """,
        ("@mail", mail.Id),
        ("@sealed", mail.Sealed.ToArray()),
        ("@made", Stored.Time(mail.Made)),
        ("@due", Stored.Time(mail.Due)),
        ("@attempts", mail.Attempts),
        ("@sent", Stored.Time(mail.Sent)));

    public static void Forget(Session session, string id) => session.Execute("delete from mails where mail = @mail", ("@mail", id));

    private static SealedMail Of(Row row) => new(row.Text(), row.Bytes(), row.Time(), row.Time(), row.Int(), row.TimeOrNull());
}
