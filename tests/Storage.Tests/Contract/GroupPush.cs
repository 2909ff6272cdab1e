using Rolecall.Domain;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Documents;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>Groups as an identity provider pushes them, by plans as plain as they can be.</summary>
public sealed class GroupPush(IDirectory directory, Founded workspace, TimeProvider clock)
{
    public Task<Group> CreateAsync(string displayName, params string[] members) => CreateAsync(displayName, null, members);

    public async Task<Group> CreateAsync(string displayName, string? externalId, string[] members) => (await WriteAsync(
        GroupAddress.New,
        context => Plan(
            new Group(context.NewNumber(), ScimId.New(Now), Named(displayName, externalId), workspace.Connection, 0, 1, Now, Now),
            new AddMembers(members))))!;

    public async Task<Group> TakeAsync(ScimId group, params MembershipStep[] steps) =>
        (await WriteAsync(GroupAddress.Of(group), context => Plan(context.Group, steps)))!;

    public async Task<Group> ChangeAsync(ScimId group, Func<Group, Group> change) =>
        (await WriteAsync(GroupAddress.Of(group), context => Plan(change(context.Group!))))!;

    public Task<Group?> DeleteAsync(ScimId group) => WriteAsync(GroupAddress.Of(group), _ => Plan(null));

    public Task<Group?> WriteAsync(GroupAddress address, Func<GroupContext, GroupPlan> decide) =>
        directory.WriteGroupAsync(address, workspace.Scim, decide, TestContext.Current.CancellationToken);

    /// <summary>The ids of its members, as they are read.</summary>
    public async Task<IReadOnlyList<string>> MembersAsync(ScimId group) => (await directory.ReadGroupAsync(
        group, IReadOnlyList<string> (_, members) => [.. members.Select(member => member.Id.Value)], TestContext.Current.CancellationToken))!;

    public Task<Group?> FindAsync(ScimId group) => directory.ReadGroupAsync(group, (found, _) => found, TestContext.Current.CancellationToken);

    public static GroupProfile Named(string displayName, string? externalId = null) => GroupProfile.Of(GroupSchemas.Profile, ComplexNode.Empty
        .With("displayName", new TextNode(displayName))
        .With("externalId", externalId is null ? null : new TextNode(externalId)));

    /// <param name="after">Null to delete it.</param>
    public GroupPlan Plan(Group? after, params MembershipStep[] steps) => new()
    {
        After = after, Steps = steps, Deletes = after is null, Conclude = Concluded, Refuse = Refused,
    };

    public GroupRecord Refused(RefusedException refusal) =>
        new([new AuditFact("group.refused", "workspace", "{}")], [], Commits.Exchange(workspace, Now, "PATCH", 400, path: "/Groups"));

    private DateTimeOffset Now => clock.GetUtcNow();

    private GroupRecord Concluded(GroupOutcome outcome)
    {
        var subject = $"group:{(outcome.After ?? outcome.Before)!.Id}";
        var detail = $$"""{"added":{{outcome.Added}},"removed":{{outcome.Removed}}}""";
        var line = Commits.Exchange(workspace, Now, "PATCH", 200, path: "/Groups");
        return outcome.Before == outcome.After
            ? new GroupRecord([], [], line)
            : new GroupRecord([new AuditFact("group.changed", subject, detail)], [new OutgoingEvent("group.changed", subject, detail)], line);
    }
}
