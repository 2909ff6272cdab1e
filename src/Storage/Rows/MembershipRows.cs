using Rolecall.Domain.Accounts;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Where an account, or a member, may go.</summary>
internal static class MembershipRows
{
    private const string Select =
        """
        select w.workspace, w.name, w.behaviour, m.member, m.active, coalesce(r.inherited, m.role), b.member is not null, m.readmitted_at
        from members m
        join workspaces w on w.workspace = m.workspace
        left join roles r on r.workspace = m.workspace and r.role = m.custom_role
        left join sso_bypasses b on b.workspace = m.workspace and b.member = m.member
        """;

    /// <summary>All of an account, by the workspace's number.</summary>
    public static IReadOnlyList<Membership> Of(Session session, long account)
    {
        var workspaces = session.All(
            "select only_workspace from account_workspaces where account = @account order by only_workspace",
            row => new WorkspaceId(row.Int()),
            ("@account", account));
        return [.. workspaces.SelectMany(workspace => In(session, workspace, account))];
    }

    /// <summary>Where the account is in one workspace; null when it is not.</summary>
    public static Membership? Find(Session session, WorkspaceId workspace, long account) => In(session, workspace, account) is [var membership, ..] ? membership : null;

    /// <summary>Once the member carries the account.</summary>
    public static void Note(Session session, WorkspaceId workspace, long account) => session.Execute(
        "insert into account_workspaces (account, only_workspace) values (@account, @workspace) on conflict (account, only_workspace) do nothing",
        ("@account", account),
        ("@workspace", workspace.Value));

    public static Membership? Find(Session session, WorkspaceId workspace, MemberNumber member)
    {
        session.Enter(workspace);
        return session.First(
            $"{Select} where m.workspace = @workspace and m.member = @member", Of, ("@workspace", workspace.Value), ("@member", member.Value));
    }

    /// <remarks>Whoever is active first: a person who was deleted and made anew may have two.</remarks>
    private static List<Membership> In(Session session, WorkspaceId workspace, long account)
    {
        session.Enter(workspace);
        return session.All(
            $"{Select} where m.workspace = @workspace and m.account = @account order by m.active desc, m.member",
            Of,
            ("@workspace", workspace.Value),
            ("@account", account));
    }

    private static Membership Of(Row row) => new(
        new WorkspaceId(row.Int()),
        row.Text(),
        StoredJson.Behaviour(row.Text()),
        new MemberNumber(row.Number()),
        row.Flag(),
        (BuiltInRole)row.Int(),
        row.Flag(),
        row.TimeOrNull());
}
