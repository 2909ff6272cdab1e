using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Members with all that decides about them.</summary>
/// <param name="Sender">Whose received values are read; null for those of the connection that manages the member.</param>
internal sealed record MemberStates(Session Session, WorkspaceId Workspace, ConnectionId? Sender)
{
    // Each condition has its index, and mostly nobody is there.
    private const string AnyFormer =
        """
        select case when exists (select 1 from members where workspace = @workspace and user_name_key = @name and scim_id is not null)
                or exists (select 1 from members where workspace = @workspace and user_name_key = @name and scim_id is null)
                or exists (select 1 from members where workspace = @workspace and external_id = @external)
            then 1 else 0 end
        """;

    private static readonly Sql ById = Where(_ => "m.scim_id = @value");
    private static readonly Sql ByNumber = Where(_ => "m.member = @value");
    private static readonly Sql ByUserName = Where(_ => "m.user_name_key = @value and m.scim_id is not null");
    private static readonly Sql DeletedByUserName = Where(_ => "m.user_name_key = @value and m.scim_id is null order by m.sequence desc limit 1");

    // Not by the index of who is active: that would be to walk everyone inactive.
    private static readonly Sql InactiveByExternalId =
        Where(dialect => $"m.external_id = @value and m.scim_id is not null and {dialect.Unindexed("m.active")} = false limit 2");

    public MemberState? Find(ScimId id) => One(ById, id.Value);

    /// <summary>Deleted ones included.</summary>
    public MemberState? Find(MemberNumber number) => One(ByNumber, ("@value", number.Value));

    /// <summary>Whether any of the three below can find somebody.</summary>
    public bool Knows(NewMember newcomer) => Session.Number(
        AnyFormer,
        ("@workspace", Workspace.Value),
        ("@name", newcomer.UserNameKey),
        ("@external", newcomer.ExternalId)) != 0;

    public MemberState? WithUserName(string key) => One(ByUserName, key);

    public MemberState? DeletedWithUserName(string key) => One(DeletedByUserName, key);

    /// <summary>Null when there are several: then the id tells nobody apart.</summary>
    public MemberState? InactiveWithExternalId(string id) =>
        Some(InactiveByExternalId, ("@value", id)) is [var only] ? Whole(only) : null;

    private static Sql Where(Func<Dialect, string> condition) =>
        new(dialect => $"{MemberRows.Select.In(dialect)} where m.workspace = @workspace and {condition(dialect)}");

    private MemberState? One(Sql sql, string value) => One(sql, ("@value", value));

    private MemberState? One(Sql sql, Parameter value) => Some(sql, value) is [var member, ..] ? Whole(member) : null;

    private List<Member> Some(Sql sql, Parameter value) =>
        Session.All(sql.In(Session), MemberRows.Of, ("@workspace", Workspace.Value), value);

    private MemberState Whole(Member member) => new(
        member,
        GrantRows.Of(Session, Workspace, member.Number),
        ReceivedRows.Of(Session, Workspace, member.Number, Sender ?? member.ManagedBy),
        DriftRows.Of(Session, Workspace, member.Number));
}
