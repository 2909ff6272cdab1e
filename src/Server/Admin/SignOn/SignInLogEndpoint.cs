using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.SignOn;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.SignOn;

/// <summary>Why somebody does not get in.</summary>
internal static class SignInLogEndpoint
{
    private const int PageSize = 50;

    public static async Task<IResult> ShowAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var visit = http.Visit();
        visit.Authority.Require(Permissions.ManageSso);
        var directory = directories.Open(visit.Caller.Workspace);
        var view = await directory.ReadWorkspaceAsync(ct);
        var query = http.Request.Query;
        var connection = view.Connections.FirstOrDefault(one => one.Id.ToString() == query.Find("connection"));
        MemberNumber? member = MemberNumber.TryParse(query.Find("member"), out var number) ? number : null;
        var before = query.Find("before") is { } id && id.All(char.IsAsciiLetterOrDigit) ? id : null;
        var refused = query.Find("refused") == "yes";
        var attempts = await directories.SignOn(view.Workspace.Id)
            .ReadAttemptsAsync(new SignInQuery(connection?.Id, member, before, PageSize) { RefusedOnly = refused }, ct);
        return http.Show<SignInLogPage>(new SignInLogModel(
            await AttemptLines.OfAsync(attempts, directory, visit.Shell, ct),
            [new Option("", "Every way in"), .. view.Connections.Select(one => new Option(one.Id.ToString(), one.Name))],
            connection?.Id.ToString() ?? "",
            refused,
            member?.Value,
            before is null,
            attempts.Count < PageSize ? null : Query(attempts[^1].Id, connection, member, refused)));
    }

    private static string Query(string before, Connection? connection, MemberNumber? member, bool refused) =>
        $"before={before}{(connection is null ? "" : $"&connection={connection.Id}")}{(member is null ? "" : $"&member={member}")}{(refused ? "&refused=yes" : "")}";
}
