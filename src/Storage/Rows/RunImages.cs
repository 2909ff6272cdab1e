using System.Text.Json;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Finds the images of one resource around a run: the first that the run kept, and the first that was kept after it.</summary>
/// <param name="table">Of images: "member_images".</param>
/// <param name="number">The column of the resource's number.</param>
internal sealed class RunImages(string table, string number)
{
    private readonly Sql first = new(dialect =>
        $"""
        select image from {table}
        where workspace = @workspace and {number} = @number and {dialect.Unindexed("run")} = @run order by sequence limit 1
        """);

    private readonly Sql after = new(dialect =>
        $"""
        select image from {table}
        where workspace = @workspace and {number} = @number and sequence > coalesce((
            select max(i.sequence) from {table} i
            where i.workspace = @workspace and i.{number} = @number and {dialect.Unindexed("i.run")} = @run), 0)
        order by sequence limit 1
        """);

    /// <param name="createdIn">The run that created the resource; null when none did, or when it is not there: then its image says so.</param>
    public Around<T> Read<T>(
        Session session, WorkspaceId workspace, long run, long resource, long? createdIn, Func<JsonElement, T> read)
        where T : class
    {
        var then = Find(session, first, workspace, run, resource);
        var end = Find(session, after, workspace, run, resource);
        var isCreated = createdIn == run || (then is { } image && CreatedIn(image) == run);
        return new Around<T>(
            then is { } was && !isCreated ? read(was) : null,
            end is { } later ? read(later) : null,
            then is not null || isCreated);
    }

    private static long? CreatedIn(JsonElement image) =>
        image.TryGetProperty("run", out var run) && run.ValueKind == JsonValueKind.Number ? run.GetInt64() : null;

    private static JsonElement? Find(Session session, Sql sql, WorkspaceId workspace, long run, long resource) =>
        session.Text(sql.In(session), ("@workspace", workspace.Value), ("@number", resource), ("@run", run)) is { } text ? JsonElement.Parse(text) : null;
}
