using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Scim;

namespace Rolecall.Server.Admin.Provisioning;

internal static class LogEndpoints
{
    private const int PageSize = 50;

    public static void MapLog(this IEndpointRouteBuilder console)
    {
        console.MapGet("/provisioning/log", ListAsync);
        console.MapGet("/provisioning/log/{line:long}", ShowAsync);
    }

    /// <exception cref="RefusedException">NotFound.</exception>
    public static async Task<LoggedExchange> FindAsync(IDirectory directory, long line, CancellationToken ct) =>
        (await directory.ReadLogAsync(new LogQuery(1, Before: line + 1), ct)).FirstOrDefault(one => one.Sequence == line)
        ?? throw new RefusedException(Refusal.NotFound, "The provisioning log has no such line, or no longer: it is kept for a while only.");

    private static async Task<IResult> ListAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var visit = ProvisioningTabs.Enter(http);
        var query = http.Request.Query;
        var (before, member, run) = (Number(query, "before"), Number(query, "member"), Number(query, "run"));
        var refused = query.Find("refused") == "yes";
        var request = query.Find("request");
        var lines = await directories.Open(visit.Caller.Workspace).ReadLogAsync(
            new LogQuery(PageSize, before, member is { } number ? new MemberNumber(number) : null, request, refused) { Run = run }, ct);
        var next = lines.Count < PageSize ? null : Query(lines[^1].Sequence, member, run, request, refused);
        return http.Show<LogPage>(new LogModel([.. lines.Select(Row)], refused, member, run, request, before is null, next));
    }

    private static async Task<IResult> ShowAsync(long line, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var visit = ProvisioningTabs.Enter(http);
        var directory = directories.Open(visit.Caller.Workspace);
        var found = await FindAsync(directory, line, ct);
        var view = await directory.ReadWorkspaceAsync(ct);
        var exchange = found.Exchange;
        return http.Show<LogLinePage>(new LogLineModel(
            found.Sequence,
            found.Run,
            exchange.At,
            LogWords.Sentence(exchange),
            view.Connections.FirstOrDefault(connection => connection.Id == exchange.Connection)?.Name ?? exchange.Connection.ToString(),
            exchange.TokenHandle,
            exchange.RequestId,
            exchange.Method,
            exchange.Path,
            exchange.Status,
            LogWords.Tone(exchange.Status),
            JsonWords.Pretty(exchange.Request),
            JsonWords.Pretty(exchange.Answer),
            exchange.Notes,
            exchange.Member?.Value,
            exchange.Method != "GET"));
    }

    private static LogRow Row(LoggedExchange line) => new(
        line.Sequence,
        line.Exchange.At,
        LogWords.Sentence(line.Exchange),
        line.Exchange.Method,
        line.Exchange.Path,
        line.Exchange.Status,
        LogWords.Tone(line.Exchange.Status),
        line.Exchange.Notes);

    private static long? Number(IQueryCollection query, string name) =>
        long.TryParse(query.Find(name), out var number) && number > 0 ? number : null;

    private static string Query(long before, long? member, long? run, string? request, bool refused)
    {
        var parts = new[]
        {
            ("before", before.ToString()), ("member", member?.ToString()), ("run", run?.ToString()), ("request", request), ("refused", refused ? "yes" : null),
        };
        return string.Join('&', parts.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));
    }
}
