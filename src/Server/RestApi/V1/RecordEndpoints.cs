using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Server.RestApi.V1;

/// <summary>What happened: the provisioning log, the audit and outgoing events.</summary>
internal static class RecordEndpoints
{
    private const int Usual = 50;
    private const int Most = 200;

    public static void MapRecords(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/provisioning-log", ReadLogAsync);
        workspace.MapGet("/audit", ReadAuditAsync);
        workspace.MapGet("/events", ReadEventsAsync);
    }

    private static async Task<IResult> ReadLogAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = await OpenAsync(http, directories, Permissions.ManageProvisioning, ct);
        var query = new LogQuery(
            http.Count(Usual, Most),
            http.FindNumber("before", least: 1),
            http.FindNumber("member", least: 1) is { } number ? new MemberNumber(number) : null,
            http.Request.Query["requestId"].FirstOrDefault(),
            http.Flag("refused"));
        return Results.Json(new LogAnswer([.. (await directory.ReadLogAsync(query, ct)).Select(LogLine.Of)]), ApiJson.V1);
    }

    private static async Task<IResult> ReadAuditAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = await OpenAsync(http, directories, Permissions.ViewAudit, ct);
        var lines = await directory.ReadAuditAsync(From(http), http.Count(Usual, Most), ct);
        return Results.Json(new AuditAnswer([.. lines.Select(AuditLine.Of)]), ApiJson.V1);
    }

    private static async Task<IResult> ReadEventsAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = await OpenAsync(http, directories, Permissions.ViewAudit, ct);
        var events = await directory.ReadEventsAsync(From(http), http.Count(Usual, Most), ct);
        return Results.Json(new EventsAnswer([.. events.Select(EventLine.Of)]), ApiJson.V1);
    }

    private static async Task<IDirectory> OpenAsync(HttpContext http, IDirectories directories, Permission needed, CancellationToken ct)
    {
        var directory = directories.Open(http.Caller().Workspace);
        (await Authority.OfAsync(directory, http.Caller(), ct)).Require(needed);
        return directory;
    }

    /// <exception cref="RefusedException">InvalidValue.</exception>
    private static long From(HttpContext http) => http.FindNumber("from", least: 1) ?? 1;

    private sealed record LogAnswer(IReadOnlyList<LogLine> Lines);

    private sealed record AuditAnswer(IReadOnlyList<AuditLine> Entries);

    private sealed record EventsAnswer(IReadOnlyList<EventLine> Events);
}
