using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Members with all that decides about them.</summary>
/// <param name="Sender">Whose received values are read.</param>
internal sealed record MemberStates(Session Session, WorkspaceId Workspace, ConnectionId? Sender)
{
    public MemberState? Find(ScimId id) => One("m.scim_id = @value", ("@value", id.Value));

    /// <summary>Deleted ones included.</summary>
    public MemberState? Find(MemberNumber number) => One("m.member = @value", ("@value", number.Value));

    public MemberState? WithUserName(string key) => One("m.user_name_key = @value and m.scim_id is not null", ("@value", key));

    public MemberState? DeletedWithUserName(string key) =>
        One("m.user_name_key = @value and m.scim_id is null order by m.sequence desc limit 1", ("@value", key));

    /// <summary>Null when there are several: then the id tells nobody apart.</summary>
    /// <remarks>Not by the index of who is active: that would be from walking everyone inactive.</remarks>
    public MemberState? InactiveWithExternalId(string id) =>
        Some($"m.external_id = @value and m.scim_id is not null and {Session.Dialect.Unindexed("m.active")} = false limit 2", ("@value", id)) is [var only] ? Whole(only) : null;

    private MemberState? One(string condition, Parameter value) => Some(condition, value) is [var member, ..] ? Whole(member) : null;

    private List<Member> Some(string condition, Parameter value) => Session.All(
        $"{MemberRows.Select.In(Session)} where m.workspace = @workspace and {condition}",
        MemberRows.Of,
        ("@workspace", Workspace.Value),
        value);

    private MemberState Whole(Member member) => new(
        member,
        GrantRows.Of(Session, Workspace, member.Number),
        ReceivedRows.Of(Session, Workspace, member.Number, Sender),
        DriftRows.Of(Session, Workspace, member.Number));
}
