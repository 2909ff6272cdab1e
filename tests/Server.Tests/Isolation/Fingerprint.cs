using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;

namespace Rolecall.Server.Tests.Isolation;

/// <summary>All that can be read of a workspace, through the store's port and through the public API.</summary>
internal static partial class Fingerprint
{
    private const int All = 100_000;

    /// <summary>A line for each thing, so that a difference can be read.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Tenant tenant, IReadOnlyList<Route> routes)
    {
        var directory = tenant.Workspace.Directory;
        var ct = CancellationToken.None;
        var view = await directory.ReadWorkspaceAsync(ct);
        var everything = new ListQuery(null, 1, All);
        var lines = new List<string>
        {
            JsonSerializer.Serialize(view.Workspace), JsonSerializer.Serialize(view.Roles.Roles), JsonSerializer.Serialize(view.Connections),
            JsonSerializer.Serialize(view.Types.Definitions.Types),
        };
        foreach (var member in (await directory.ListMembersAsync(MemberSchemas.User, everything, ct)).Items)
        {
            var state = (await directory.FindMemberAsync(member.Number, ct))!;
            lines.Add($"{member.Number} {member.Id} {member.Role} {member.ManagedBy} {member.Account} {member.Version} {member.Modified}");
            lines.Add(Encoding.UTF8.GetString(state.Member.Profile.Json.Span));
            lines.Add(JsonSerializer.Serialize(state.Grants) + JsonSerializer.Serialize(state.Drift) + JsonSerializer.Serialize(member.Groups));
        }

        lines.AddRange((await directory.ListGroupsAsync(GroupSchemas.Group, everything, (group, members) =>
            $"{group with { Profile = null! }} {Encoding.UTF8.GetString(group.Profile.Json.Span)} {string.Join(", ", members)}", ct)).Items);
        foreach (var type in view.Types.Own)
        {
            lines.AddRange((await directory.ListResourcesAsync(type, everything, ct)).Items.Select(resource =>
                $"{resource with { Profile = null! }} {Encoding.UTF8.GetString(resource.Profile.Json.Span)}"));
        }

        lines.AddRange((await directory.ReadAuditAsync(1, All, ct)).Select(entry =>
            $"{entry.Sequence} {entry.By} {entry.Fact} {Convert.ToHexString(entry.Hash.Span)}"));
        lines.AddRange((await directory.ReadEventsAsync(1, All, ct)).Select(sent => sent.ToString()));
        lines.AddRange((await directory.ReadLogAsync(new LogQuery(All), ct)).Select(line => $"{line.Sequence} {line.Exchange.RequestId} {line.Exchange.Path}"));
        lines.AddRange(await ReadApiAsync(tenant, routes));
        return lines;
    }

    /// <summary>All that the owner can read over the public API; it leaves no trace in the workspace.</summary>
    private static async Task<IReadOnlyList<string>> ReadApiAsync(Tenant tenant, IReadOnlyList<Route> routes)
    {
        var owner = new RestApi.ApiKey(tenant.Server, tenant.Workspace.Id, tenant.Workspace.ApiKey);
        var lines = new List<string>();
        foreach (var route in routes.Where(route => route is { Method: "GET", Gate: Gate.Api or Gate.Team or Gate.OwnTeam }))
        {
            foreach (var id in route.Slot is { } slot ? tenant.Ids[slot] : [""])
            {
                var answer = await owner.GetAsync(route.Path(tenant.Id, id));
                lines.Add($"{route} {id} {(answer.Status == 200 ? LastUse().Replace(answer.Text, "") : answer.Status)}");
            }
        }

        return lines;
    }

    /// <summary>Moves when the workspace's own people use their keys.</summary>
    [GeneratedRegex("\"lastUsedAt\":[^,}]*", RegexOptions.NonBacktracking)]
    private static partial Regex LastUse();
}
