using System.Text.Json;
using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Server.RestApi.V1;

/// <summary>Which groups give which roles, whole and in the order of their priority.</summary>
internal static class GroupRoleEndpoints
{
    public static void MapGroupRoles(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/group-roles", GetAsync);
        workspace.MapPut("/group-roles", PutAsync);
    }

    private static async Task<IResult> GetAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = directories.Open(http.Caller().Workspace);
        (await Authority.OfAsync(directory, http.Caller(), ct)).Require(Permissions.ManageMembers);
        var view = await directory.ReadWorkspaceAsync(ct);
        return Results.Json(new GroupRolesAnswer(await AnswersAsync(view.GroupRoles.Mappings, view, directory, ct), null), ApiJson.V1);
    }

    private static async Task<IResult> PutAsync(HttpContext http, IDirectories directories, SetGroupRoles set, CancellationToken ct)
    {
        using var body = await ApiBody.ReadAsync(http, "mappings");
        var written = await set.RunAsync(http.Caller(), Wanted(body), http.Flag("preview"), ct);
        var directory = directories.Open(http.Caller().Workspace);
        var view = await directory.ReadWorkspaceAsync(ct);
        return Results.Json(
            new GroupRolesAnswer(
                await AnswersAsync(written.Mappings, view, directory, ct),
                [.. written.Shifts.Select(shift => RoleShiftAnswer.Of(shift, view.Roles))]),
            ApiJson.V1);
    }

    private static async Task<IReadOnlyList<GroupRoleAnswer>> AnswersAsync(
        IReadOnlyList<GroupMapping> mappings, WorkspaceView view, IDirectory directory, CancellationToken ct)
    {
        var answers = new List<GroupRoleAnswer>(mappings.Count);
        foreach (var mapping in mappings)
            answers.Add(GroupRoleAnswer.Of(mapping, await directory.ReadGroupAsync(mapping.Group, (group, _) => group, ct), view));
        return answers;
    }

    private static IReadOnlyList<WantedMapping> Wanted(ApiBody body) => body.Find("mappings") is { ValueKind: JsonValueKind.Array } lines
        ? [.. lines.EnumerateArray().Select(Wanted)]
        : throw new RefusedException(Refusal.InvalidValue, "'mappings' must be a list of {\"group\": id, \"role\": role}, the first of which counts first.");

    private static WantedMapping Wanted(JsonElement line)
    {
        if (line.ValueKind == JsonValueKind.Object
            && line.TryGetProperty("group", out var group) && group.ValueKind == JsonValueKind.String
            && ScimId.TryParse(group.GetString(), out var id)
            && line.TryGetProperty("role", out var role) && role.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            return new WantedMapping(id, RoleInput.Reference("role", role.ValueKind == JsonValueKind.Number ? role.GetRawText() : role.GetString()));
        }

        throw new RefusedException(Refusal.InvalidValue, "Each of 'mappings' must be {\"group\": the id of a group, \"role\": a built-in role or the id of a custom one}.");
    }

    /// <param name="Shifts">Of a change, or the preview of one.</param>
    private sealed record GroupRolesAnswer(IReadOnlyList<GroupRoleAnswer> Mappings, IReadOnlyList<RoleShiftAnswer>? Shifts);

    /// <param name="Counts">Whether it gives anyone a role now; if not, <paramref name="Why"/> says what keeps it from it.</param>
    private sealed record GroupRoleAnswer(
        int Priority, MappedGroupAnswer Group, AssignedRoleAnswer Role, bool Counts, string? Why, string By, string RequestId, DateTimeOffset At)
    {
        public static GroupRoleAnswer Of(GroupMapping mapping, Group? group, WorkspaceView view)
        {
            var why = group is null
                ? "The group was deleted: it counts again if that is undone."
                : GroupRoleBook.WhyNot(mapping, view.Workspace.Behaviour, view.Roles);
            return new GroupRoleAnswer(
                mapping.Priority,
                new MappedGroupAnswer(mapping.Group.Value, group?.Profile.DisplayName, group?.Members),
                AssignedRoleAnswer.Of(mapping.Role, view.Roles),
                why is null,
                why,
                mapping.By,
                mapping.RequestId,
                mapping.At);
        }
    }

    /// <param name="DisplayName">Null when the group was deleted.</param>
    private sealed record MappedGroupAnswer(string Id, string? DisplayName, long? Members);

    private sealed record RoleShiftAnswer(AssignedRoleAnswer From, AssignedRoleAnswer To, long Members)
    {
        public static RoleShiftAnswer Of(RoleShift shift, RoleBook roles) =>
            new(AssignedRoleAnswer.Of(shift.From, roles), AssignedRoleAnswer.Of(shift.To, roles), shift.Members);
    }
}
