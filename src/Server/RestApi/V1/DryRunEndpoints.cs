using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Recording;

namespace Rolecall.Server.RestApi.V1;

/// <summary>What a SCIM request would do: one that is given, or one that the provisioning log holds.</summary>
internal static class DryRunEndpoints
{
    private static readonly string[] Methods = ["POST", "PUT", "PATCH", "DELETE"];

    public static void MapDryRun(this IEndpointRouteBuilder workspace) => workspace.MapPost("/dry-run", RunAsync);

    private static async Task<IResult> RunAsync(HttpContext http, IDirectories directories, IRehearsals rehearsals, CancellationToken ct)
    {
        var directory = directories.Open(http.Caller().Workspace);
        (await Authority.OfAsync(directory, http.Caller(), ct)).Require(Permissions.ManageProvisioning);
        using var body = await ApiBody.ReadAsync(http, "line", "connection", "method", "path", "body");
        var (request, sender) = body.Find("line") is { } line ? await RecordedAsync(line, directory, ct) : Given(body);
        var connections = (await directory.ReadWorkspaceAsync(ct)).Connections;
        var answer = await rehearsals.RunAsync(http.Caller(), Find(connections, sender), request, ct);
        return Results.Json(
            new DryRunAnswer(answer.Status, Json(answer.Answer), answer.Notes, [.. answer.Differences.Select(DifferenceAnswer.Of)]), ApiJson.V1);
    }

    private static async Task<(RehearsedRequest Request, int? Connection)> RecordedAsync(JsonElement line, IDirectory directory, CancellationToken ct)
    {
        if (line.ValueKind != JsonValueKind.Number || !line.TryGetInt64(out var sequence))
            throw new RefusedException(Refusal.InvalidValue, "'line' must be the sequence number of a line of the provisioning log.");
        var found = (await directory.ReadLogAsync(new LogQuery(1, Before: sequence + 1), ct)).FirstOrDefault(one => one.Sequence == sequence)?.Exchange
            ?? throw new RefusedException(Refusal.NotFound, "The provisioning log has no such line: GET …/provisioning-log lists those it has.");
        if (found.Request?.EndsWith(" bytes in all)", StringComparison.Ordinal) == true)
            throw new RefusedException(Refusal.InvalidValue, "The log kept only the beginning of this request: send it whole, as method, path and body.");
        return (new RehearsedRequest(found.Method, found.Path, Encoding.UTF8.GetBytes(found.Request ?? "")), found.Connection.Value);
    }

    private static (RehearsedRequest Request, int? Connection) Given(ApiBody body) => (
        new RehearsedRequest(
            Method(body.Text("method")),
            body.Text("path"),
            body.Find("body") is { } json ? Encoding.UTF8.GetBytes(json.GetRawText()) : default),
        body.Find("connection") switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var id) => id,
            _ => throw new RefusedException(Refusal.InvalidValue, "'connection' must be the number of a connection of this workspace."),
        });

    private static string Method(string text) =>
        Methods.FirstOrDefault(method => method.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text;

    private static Connection Find(IReadOnlyList<Connection> connections, int? id) =>
        (id is null ? connections.Enabled() : connections.FirstOrDefault(connection => connection.Id.Value == id))
        ?? throw new RefusedException(Refusal.InvalidValue, id is null
            ? "The workspace has no enabled connection whose client could send this: name one in 'connection'."
            : "There is no such connection in this workspace.");

    private static JsonNode? Json(string? text) => text is null ? null : JsonNode.Parse(text);

    /// <param name="Notes">Why it would be answered so: policies, tolerances and quirks, one sentence each.</param>
    private sealed record DryRunAnswer(int Status, JsonNode? Answer, IReadOnlyList<string> Notes, IReadOnlyList<DifferenceAnswer> Changes);
}
