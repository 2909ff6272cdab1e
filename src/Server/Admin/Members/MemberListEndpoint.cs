using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Sorting;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Members;

internal static class MemberListEndpoint
{
    private const int PageSize = 50;
    private const int LongestSearch = 200;

    public static async Task<IResult> ShowAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var visit = http.Visit();
        visit.Authority.Require(Permissions.ManageMembers);
        var directory = directories.Open(visit.Caller.Workspace);
        var view = await directory.ReadWorkspaceAsync(ct);
        var query = Read(http.Request.Query);
        Option[] roles = [new("", "Any role"), .. RoleWords.Options(view.Roles, withOwner: true)];
        try
        {
            var page = await directory.ListMembersAsync(view.Types.User, QueryOf(query, view), ct);
            var next = page.Next is { } place ? Places.Write(place) : null;
            return http.Show<MembersPage>(new MembersModel(query, roles, [.. page.Items.Select(member => Line(member, view))], page.Total, next, null));
        }
        catch (RefusedException refused)
        {
            return http.Show<MembersPage>(new MembersModel(query, roles, [], 0, null, refused.Message), StatusCodes.Status400BadRequest);
        }
    }

    private static MembersQuery Read(IQueryCollection query) => new(
        query.Find("q") is { } search ? search[..Math.Min(search.Length, LongestSearch)] : null,
        query.Find("status") ?? "",
        query.Find("role") ?? "",
        query.Find("source") ?? "",
        query.Find("sort") is "meta.lastModified" ? "meta.lastModified" : "displayName",
        query.Find("order") == "descending",
        query.Find("after"));

    private static ListQuery QueryOf(MembersQuery query, WorkspaceView view) => new(
        MembersFilter.Of(query) is { } filter ? Filter.Parse(filter, view.Types.User) : null, 1, PageSize)
    {
        Sort = Sort.Parse(query.Sort, query.Descending ? "descending" : "ascending", view.Types.User),
        After = Places.Read(query.After) ?? Scim.Paging.ListPosition.First,
        Managed = query.Source switch { "idp" => true, "hand" => false, _ => null },
    };

    private static MemberLine Line(Member member, WorkspaceView view) => new(
        member.Number.Value,
        MemberWords.Name(member),
        member.Profile.UserName,
        member.Active,
        RoleWords.Title(member.Role),
        RoleWords.Tone(member.Role.BuiltIn),
        view.Connections.FirstOrDefault(connection => connection.Id == member.ManagedBy)?.Name,
        member.Modified);
}
