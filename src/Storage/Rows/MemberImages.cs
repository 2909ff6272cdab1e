using Rolecall.Domain.Members;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Keeps members as they are before a change; made by the database, because a removed role changes very many at once.</summary>
internal static class MemberImages
{
    private static readonly Sql KeepOne = new(dialect => $"{Insert(dialect)} where m.workspace = @workspace and m.member = @member");

    public static void Keep(Session session, Ledger ledger, MemberNumber member, long? run) => session.Execute(
        KeepOne.In(session),
        ("@sequence", ledger.Sequence),
        ("@run", run),
        ("@workspace", ledger.Workspace.Value),
        ("@member", member.Value));

    /// <summary>Of all of them.</summary>
    public static void Keep(Session session, Ledger ledger, Holders holders) => session.Execute(
        $"{Insert(session.Dialect)} where m.workspace = @workspace and {holders.Condition}",
        ("@sequence", ledger.Sequence),
        ("@run", (long?)null),
        ("@workspace", ledger.Workspace.Value),
        holders.Value);

    private static string Insert(Dialect dialect) =>
        $"""
        insert into member_images (workspace, member, sequence, run, image)
        select m.workspace, m.member, @sequence, @run, cast({Image(dialect)} as text)
        from members m
        """;

    private static string Image(Dialect dialect) => dialect.Object(
        "'id'", "m.scim_id",
        "'profile'", dialect.Json("m.profile"),
        "'active'", dialect.JsonFlag("m.active"),
        "'role'", "m.role",
        "'customRole'", "m.custom_role",
        "'managedBy'", "m.managed_by",
        "'account'", "m.account",
        "'version'", "m.version",
        "'created'", "m.created_at",
        "'modified'", "m.modified_at",
        "'sequence'", "m.sequence",
        "'grants'", dialect.Json($"(select {dialect.ArrayOf(Grant(dialect), "g.source")} from grants g where g.workspace = m.workspace and g.member = m.member)"),
        "'received'", dialect.Json($"(select {dialect.ArrayOf(Received(dialect), "v.connection")} from received_roles v where v.workspace = m.workspace and v.member = m.member)"),
        "'drift'", dialect.Json($"(select {dialect.ArrayOf(Drift(dialect), "d.attribute")} from drift d where d.workspace = m.workspace and d.member = m.member)"));

    private static string Grant(Dialect dialect) => dialect.Object(
        "'source'", "g.source", "'role'", "g.role", "'customRole'", "g.custom_role", "'via'", "g.via", "'sequence'", "g.sequence",
        "'by'", "g.made_by", "'requestId'", "g.request_id", "'at'", "g.made_at");

    private static string Received(Dialect dialect) => dialect.Object(
        "'connection'", "v.connection", "'customRoleId'", "v.custom_role_id", "'customRoleName'", "v.custom_role_name", "'role'", "v.role", "'roles'", "v.roles");

    private static string Drift(Dialect dialect) => dialect.Object(
        "'attribute'", "d.attribute", "'sent'", dialect.Json("d.sent"), "'reason'", "d.reason", "'since'", "d.since");
}
