using Rolecall.Domain.Members;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>A SCIM id that once meant a person never means another (RFC 7643 §3.1).</summary>
internal static class RetiredIds
{
    public static void Add(Session session, Ledger ledger, MemberNumber member, ScimId id) => session.Execute(
        "insert into retired_ids (workspace, scim_id, member, retired_at) values (@workspace, @id, @member, @at) on conflict do nothing",
        ("@workspace", ledger.Workspace.Value),
        ("@id", id.Value),
        ("@member", member.Value),
        ("@at", Stored.Time(ledger.Now)));

    /// <summary>Undoing a deletion gives a person the former id back.</summary>
    /// <exception cref="InvalidOperationException">It was given to another before.</exception>
    public static void Refuse(Session session, Ledger ledger, MemberNumber member, ScimId id)
    {
        var retired = session.Number(
            "select 1 from retired_ids where workspace = @workspace and scim_id = @id and member <> @member",
            ("@workspace", ledger.Workspace.Value),
            ("@id", id.Value),
            ("@member", member.Value));
        if (retired is not null)
            throw new InvalidOperationException("A retired id must not be given again.");
    }
}
