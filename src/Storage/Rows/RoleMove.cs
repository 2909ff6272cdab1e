using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Moves all who have one role to another, in as many statements for one holder as for a hundred thousand.</summary>
internal static class RoleMove
{
    /// <summary>Deletes a custom role: whoever has it, or a grant of it, moves.</summary>
    /// <returns>Whether it was a role that groups gave.</returns>
    public static bool Run(Session session, Ledger ledger, RoleRemoval removal)
    {
        MoveMembers(session, ledger, new Holders("m.custom_role = @former", ("@former", removal.Role.Value)), removal.MoveTo);
        MoveGrants(session, ledger, removal);
        var mappings = GroupRoleRows.Move(session, ledger.Workspace, removal);
        session.Execute(
            "delete from roles where workspace = @workspace and role = @role",
            ("@workspace", ledger.Workspace.Value),
            ("@role", removal.Role.Value));
        return mappings > 0;
    }

    public static void MoveMembers(Session session, Ledger ledger, Holders holders, RoleRef to)
    {
        MemberImages.Keep(session, ledger, holders);
        Announce(session, ledger, holders, to);
        session.Execute(
            $"""
            update members as m set role = @builtIn, custom_role = @custom, version = version + 1, modified_at = @at, sequence = @sequence
            where m.workspace = @workspace and {holders.Condition}
            """,
            ("@builtIn", (int)BuiltIn(session, ledger, to)),
            ("@custom", to.Custom?.Value),
            ("@at", Stored.Time(ledger.Now)),
            ("@sequence", ledger.Sequence),
            ("@workspace", ledger.Workspace.Value),
            holders.Value);
    }

    /// <summary>An event for each, numbered on; before the move, while it can be seen who has the role.</summary>
    /// <remarks>The same words as in the event of a single change. Without an index: the planner would walk all members for their order.</remarks>
    private static void Announce(Session session, Ledger ledger, Holders holders, RoleRef to)
    {
        var moved = session.Change(
            $"""
            insert into events (workspace, sequence, at, type, subject, data)
            select m.workspace, @last + row_number() over (order by {session.Dialect.Unindexed("m.member")}), @at, 'member.role_changed',
                'member:' || m.member, cast({Data(session.Dialect)} as text)
            from members m left join roles r on r.workspace = m.workspace and r.role = m.custom_role
            where m.workspace = @workspace and {holders.Condition}
            """,
            ("@last", ledger.LastEvent),
            ("@at", Stored.Time(ledger.Now)),
            ("@number", (int)BuiltIn(session, ledger, to)),
            ("@custom", to.Custom?.Value),
            ("@workspace", ledger.Workspace.Value),
            holders.Value);
        ledger.NextEvents(moved);
    }

    private static string Data(Dialect dialect) => dialect.Object(
        "'user'", "m.member",
        "'scimId'", "m.scim_id",
        "'active'", dialect.JsonFlag("m.active"),
        "'role'", dialect.Object("'number'", "@number", "'customRoleId'", "@custom"),
        "'formerRole'", dialect.Object("'number'", "coalesce(r.inherited, m.role)", "'customRoleId'", "r.role"));

    /// <summary>Those too that another grant outranks now: they may count again.</summary>
    private static void MoveGrants(Session session, Ledger ledger, RoleRemoval removal) => session.Execute(
        "update grants set role = @builtIn, custom_role = @custom "
        + "where workspace = @workspace and custom_role = @role",
        ("@builtIn", (int?)removal.MoveTo.BuiltIn),
        ("@custom", removal.MoveTo.Custom?.Value),
        ("@workspace", ledger.Workspace.Value),
        ("@role", removal.Role.Value));

    private static BuiltInRole BuiltIn(Session session, Ledger ledger, RoleRef role) =>
        role.BuiltIn ?? (BuiltInRole)(session.Number(
            "select inherited from roles where workspace = @workspace and role = @role",
            ("@workspace", ledger.Workspace.Value),
            ("@role", role.Custom!.Value.Value))
            ?? throw new InvalidOperationException("Members cannot be moved to a role the workspace does not have."));
}

/// <summary>People who change role together.</summary>
/// <param name="Condition">On members m, beside the workspace.</param>
/// <param name="Value">What the condition names.</param>
internal sealed record Holders(string Condition, Parameter Value);
