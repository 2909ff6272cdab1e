using System.Text.Json;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Finds the images of one resource around a run: the first that the run kept, and the first that was kept after it.</summary>
/// <param name="images">The table of images.</param>
/// <param name="rows">The table of what is there now.</param>
/// <param name="number">The column of the number in both.</param>
internal sealed class RunImages<T>(string images, string rows, string number, Func<JsonElement, T> read)
    where T : class
{
    private readonly string createdIn = $"select run from {rows} where workspace = @workspace and {number} = @number";

    private readonly Sql first = new(dialect =>
        $"""
        select image from {images}
        where workspace = @workspace and {number} = @number and {dialect.Unindexed("run")} = @run order by sequence limit 1
        """);

    private readonly Sql after = new(dialect =>
        $"""
        select image from {images}
        where workspace = @workspace and {number} = @number and sequence > coalesce((
            select max(i.sequence) from {images} i
            where i.workspace = @workspace and i.{number} = @number and {dialect.Unindexed("i.run")} = @run), 0)
        order by sequence limit 1
        """);

    public Around<T> Around(Session session, WorkspaceId workspace, long run, long resource)
    {
        var then = Find(session, first.In(session), workspace, run, resource);
        var end = Find(session, after.In(session), workspace, run, resource);
        var created = session.Number(createdIn, ("@workspace", workspace.Value), ("@number", resource));
        // What is not there any more cannot say which run created it; its image does.
        var isCreated = created == run || (then is { } image && CreatedIn(image) == run);
        return new Around<T>(
            then is { } was && !isCreated ? read(was) : null,
            end is { } later ? read(later) : null,
            then is not null || isCreated);
    }

    private static long? CreatedIn(JsonElement image) =>
        image.TryGetProperty("run", out var run) && run.ValueKind == JsonValueKind.Number ? run.GetInt64() : null;

    private static JsonElement? Find(Session session, string sql, WorkspaceId workspace, long run, long resource) =>
        session.Text(sql, ("@workspace", workspace.Value), ("@number", resource), ("@run", run)) is { } text ? JsonElement.Parse(text) : null;
}
