using System.Text.Json;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Server.Hosting;
using Rolecall.Server.Recording;

namespace Rolecall.Server.ScimApi;

/// <summary>
/// Leads the operations of one bulk request to where requests of their own would go, and nowhere else: a path names an endpoint and an id.
/// </summary>
internal sealed record BulkTarget(
    ScimRequest Scim, ResourceWrites Writes, PendingExchanges Pending, TimeProvider Clock, ILogger<BulkTarget> Logger)
{
    /// <summary>A result says where a resource is, not what it is: nothing else of it is read, and of a group no members.</summary>
    private const string Shown = "id";

    /// <summary>Whatever an operation comes to, it does not throw, so that those after it have their turn.</summary>
    public async Task<BulkOutcome> RunAsync(string method, string path, JsonElement? data, string? version, CancellationToken ct)
    {
        var operation = Scim with
        {
            Method = method,
            LogPath = path,
            Body = data is { } json ? JsonSerializer.SerializeToUtf8Bytes(json) : default,
            Allowance = Scim.Allowance.Anew(),
        };
        var answer = await AnswerAsync(operation, data ?? default, version, ct);
        if (!operation.IsRecorded)
            Pending.Add(Scim.Caller.Workspace, operation.Exchange(answer, Clock.GetUtcNow()));
        return BulkOutcome.Of(answer, method == "POST" ? null : LocationOf(path));
    }

    /// <summary>The URI of the resource that a path names; null when it names none.</summary>
    public string? LocationOf(string path) =>
        BulkPath.Read(path) is { Id: { } id } at && Writes.Find(Scim, at.Endpoint) is not null ? $"{Scim.BaseUrl}{at.Endpoint}/{id}" : null;

    private async Task<ScimAnswer> AnswerAsync(ScimRequest operation, JsonElement data, string? version, CancellationToken ct)
    {
        try
        {
            return await WriteAsync(operation, new ResourceCall(operation, data, Shown, null, EntityTags.Parse(version, null)), ct);
        }
        catch (RefusedException refused)
        {
            return ScimErrors.Of(refused);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            Logger.LogError("An operation of request {RequestId} failed: {Fault}", Scim.Caller.RequestId, Faults.Describe(fault));
            return ScimErrors.OfFault(Scim.Caller.RequestId);
        }
    }

    private Task<ScimAnswer> WriteAsync(ScimRequest operation, ResourceCall call, CancellationToken ct)
    {
        if (BulkPath.Read(operation.LogPath) is not var (endpoint, id) || Writes.Find(Scim, endpoint) is not { } type)
        {
            throw new RefusedException(
                Refusal.NotFound, "There is nothing at this path: a bulk operation names an endpoint such as /Users, and after it an id.");
        }

        return (operation.Method, id) switch
        {
            ("POST", null) => type.PostAsync(call, ct),
            ("PUT", { } one) => type.PutAsync(one, call, ct),
            ("PATCH", { } one) => type.PatchAsync(one, call, ct),
            ("DELETE", { } one) => type.DeleteAsync(one, call, ct),
            ("POST", _) => Task.FromResult(NotAllowed("A POST creates at an endpoint such as /Users: leave the id out of the path.")),
            _ => Task.FromResult(NotAllowed("PUT, PATCH and DELETE need the id of a resource in the path, as in /Users/{id}.")),
        };
    }

    private static ScimAnswer NotAllowed(string sentence) => ScimErrors.Of(StatusCodes.Status405MethodNotAllowed, null, sentence);
}

/// <summary>The path of an operation, relative to the base URL.</summary>
internal sealed record BulkPath(string Endpoint, string? Id)
{
    /// <summary>Null for a path of another form: no query, no host, no way up.</summary>
    public static BulkPath? Read(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var endpoint] when path[0] == '/' => new BulkPath("/" + endpoint, null),
        [var endpoint, var id] when path[0] == '/' => new BulkPath("/" + endpoint, id),
        _ => null,
    };
}

/// <param name="Id">Of the resource that a POST created.</param>
/// <param name="Location">Of the resource; null when there is none.</param>
/// <param name="Version">The resource's ETag.</param>
/// <param name="Error">A SCIM error; empty when there is none.</param>
internal sealed record BulkOutcome(int Status, string? Id, string? Location, string? Version, ReadOnlyMemory<byte> Error)
{
    /// <param name="location">Where the answer itself names none.</param>
    public static BulkOutcome Of(ScimAnswer answer, string? location) => new(
        answer.Status,
        answer.Location?[(answer.Location.LastIndexOf('/') + 1)..],
        answer.Location ?? answer.ContentLocation ?? location,
        answer.ETag,
        answer.Status >= 300 ? answer.Body : default);
}
