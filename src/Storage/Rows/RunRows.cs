using Rolecall.Domain.Connections;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Runs, and what each of them touched.</summary>
internal static class RunRows
{
    private const string Select = "select run, connection, started_at, last_at, writes, undone_at, undone_by from runs where workspace = @workspace";

    private static readonly Sql CreatedMembers = Created("members", "member", "members_of_run");
    private static readonly Sql CreatedGroups = Created("groups", "group_number", "groups_of_run");
    private static readonly Sql CreatedResources = Created("resources", "resource", "resources_of_run");
    private static readonly Sql ChangedMembers = Changed("member_images", "member", "member_images_run");
    private static readonly Sql ChangedGroups = Changed("group_images", "group_number", "group_images_run");
    private static readonly Sql ChangedResources = Changed("resource_images", "resource", "resource_images_run");

    public static List<ProvisioningRun> Read(Session session, WorkspaceId workspace, RunQuery query) => session.All(
        $"{Select} and run < @before {(query.Connection is null ? "" : "and connection = @connection")} order by run desc limit @count",
        Of,
        ("@workspace", workspace.Value),
        ("@before", query.Before ?? long.MaxValue),
        ("@connection", query.Connection?.Value),
        ("@count", query.Count));

    public static RunTouched? Touched(Session session, WorkspaceId workspace, long run)
    {
        if (session.First($"{Select} and run = @run", Of, ("@workspace", workspace.Value), ("@run", run)) is not { } found)
            return null;

        var (members, groups, resources) = (Numbers(CreatedMembers), Numbers(CreatedGroups), Numbers(CreatedResources));
        return new RunTouched(
            found,
            [.. members.Select(number => new MemberNumber(number))],
            [.. Numbers(ChangedMembers).Except(members).Select(number => new MemberNumber(number))],
            [.. groups.Select(number => new GroupNumber(number))],
            [.. Numbers(ChangedGroups).Except(groups).Select(number => new GroupNumber(number))],
            [.. resources.Select(number => new ResourceNumber(number))],
            [.. Numbers(ChangedResources).Except(resources).Select(number => new ResourceNumber(number))]);

        List<long> Numbers(Sql sql) => session.All(sql.In(session), row => row.Number(), ("@workspace", workspace.Value), ("@run", run));
    }

    public static void MarkUndone(Session session, Ledger ledger, long run, Caller caller) => session.Execute(
        "update runs set undone_at = @at, undone_by = @by where workspace = @workspace and run = @run",
        ("@at", Stored.Time(ledger.Now)),
        ("@by", caller.Name),
        ("@workspace", ledger.Workspace.Value),
        ("@run", run));

    private static ProvisioningRun Of(Row row) => new(
        row.Number(), new ConnectionId(row.Int()), row.Time(), row.Time(), row.Number(), row.TimeOrNull(), row.TextOrNull());

    private static Sql Created(string table, string number, string index) => new(dialect =>
        $"select o.{number} from {dialect.From(table, "o", index)} where o.workspace = @workspace and o.run = @run order by o.{number}");

    private static Sql Changed(string table, string number, string index) => new(dialect =>
        $"select distinct i.{number} from {dialect.From(table, "i", index)} where i.workspace = @workspace and i.run = @run order by i.{number}");
}
