using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Documents;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>A member's e-mail addresses once more, as keys, so that a filter finds one by an index.</summary>
internal static class EmailRows
{
    public static void Add(Session session, WorkspaceId workspace, Member member)
    {
        var position = 0;
        foreach (var email in EmailKeys.Of(member.Profile.Document))
        {
            session.Execute(
                """
                insert into member_emails (workspace, member, position, value_key, type_key, display_key, is_primary)
                values (@workspace, @member, @position, @value, @type, @display, @primary)
                """,
                ("@workspace", workspace.Value),
                ("@member", member.Number.Value),
                ("@position", position++),
                ("@value", email.Value),
                ("@type", email.Type),
                ("@display", email.Display),
                ("@primary", email.Primary));
        }
    }

    public static void Replace(Session session, WorkspaceId workspace, Member before, Member after)
    {
        if (Of(before).SequenceEqual(Of(after)))
            return;
        session.Execute(
            "delete from member_emails where workspace = @workspace and member = @member",
            ("@workspace", workspace.Value),
            ("@member", after.Number.Value));
        Add(session, workspace, after);
    }

    private static IReadOnlyList<Node> Of(Member member) => member.Profile.Document.List("emails");
}
