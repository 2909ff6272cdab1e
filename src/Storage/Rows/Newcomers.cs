using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Text;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Finds people who have no account.</summary>
internal static class Newcomers
{
    private static readonly Sql ById = new(dialect => $"{MemberRows.Select.In(dialect)} where m.workspace = @workspace and m.member = @member");

    private static readonly Sql ByEmail = new(dialect =>
        $"""
        {MemberRows.Select.In(dialect)} where m.workspace = @workspace and m.member in (
            select member from member_emails where workspace = @workspace and value_key = @key
            union select member from members where workspace = @workspace and user_name_key = @key and scim_id is not null)
        """);

    /// <summary>Null when there are several: then the address tells nobody apart.</summary>
    public static Newcomer? Find(Session session, WorkspaceId workspace, string email)
    {
        session.Enter(workspace);
        var key = NameKey.Fold(email);
        var people = session.All(ByEmail.In(session), MemberRows.Of, ("@workspace", workspace.Value), ("@key", key))
            .Where(member => member.Active && NameKey.Fold(ProfileWords.EmailOf(member.Profile.Document) ?? "") == key)
            .ToList();
        return people is [var only] ? Of(session, workspace, only) : null;
    }

    public static Newcomer? Find(Session session, WorkspaceId workspace, MemberNumber number)
    {
        session.Enter(workspace);
        return session.First(ById.In(session), MemberRows.Of, ("@workspace", workspace.Value), ("@member", number.Value)) is { } member
            ? Of(session, workspace, member)
            : null;
    }

    private static Newcomer? Of(Session session, WorkspaceId workspace, Member member) =>
        member.Account is null && ProfileWords.EmailOf(member.Profile.Document) is { } address && MembershipRows.Find(session, workspace, member.Number) is { } membership
            ? new Newcomer(membership, address, ProfileWords.NameOf(member.Profile.Document))
            : null;
}
