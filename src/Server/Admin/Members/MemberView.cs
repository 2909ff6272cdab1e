using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Server.Admin.Members;

/// <summary>Collects all that the page of a member tells.</summary>
internal static class MemberView
{
    private const int Lines = 10;

    /// <exception cref="RefusedException">NotFound.</exception>
    public static async Task<MemberModel> ReadAsync(Visit visit, IDirectories directories, MemberNumber number, CancellationToken ct)
    {
        var directory = directories.Open(visit.Caller.Workspace);
        var state = await directory.FindMemberAsync(number, ct) ?? throw NotFound();
        var view = await directory.ReadWorkspaceAsync(ct);
        var joins = view.GroupRoles.Mappings.Any(mapping => state.Member.Groups.Any(group => group.Id == mapping.Group))
            ? await directory.ReadJoinsAsync(number, ct)
            : [];
        var why = RoleExplanation.Of(state, view, joins);
        var lines = visit.Authority.May(Permissions.ManageProvisioning) ? await directory.ReadLogAsync(new LogQuery(Lines, Member: number), ct) : null;
        return Of(state, view, why) with
        {
            Lines = lines is null ? null : [.. lines.Select(line => Provisioning.LogWords.Item(line, visit.Shell))],
            SignOn = state.Member.Id is null ? null : await MemberSignOnView.ReadAsync(visit, directories, view, number, ct),
        };
    }

    public static RefusedException NotFound() => new(Refusal.NotFound, "There is no such member in this workspace.");

    private static MemberModel Of(MemberState state, WorkspaceView view, RoleExplanation why)
    {
        var member = state.Member;
        var manager = view.Connections.FirstOrDefault(connection => connection.Id == member.ManagedBy);
        var words = member.Role.Ref;
        return new MemberModel(
            member.Number.Value,
            member.Id?.Value,
            MemberWords.Name(member),
            member.Profile.UserName,
            member.Active,
            member.Id is null,
            member.Number == view.Workspace.Owner,
            RoleWords.Title(member.Role),
            RoleWords.Tone(member.Role.BuiltIn),
            RoleWords.Value(words),
            why.Sentence,
            [.. why.Reasons.Select(reason => Reason(reason, view))],
            state.GrantFrom(GrantSource.Manual) is not null,
            Warning(state, manager),
            RoleWords.Options(view.Roles),
            ProfileWords.Of(member.Profile),
            [.. member.Groups.Select(group => group.DisplayName)],
            [.. state.Drift.Select(line => new DriftLine(line.Attribute, line.Sent ?? "(cleared)", line.Reason, line.Since))],
            manager?.Name,
            member.Created,
            member.Modified,
            null,
            null,
            null);
    }

    private static ReasonLine Reason(RoleReason reason, WorkspaceView view) => new(
        reason.Source switch
        {
            RoleSource.Owner => "Ownership",
            RoleSource.Attribute => reason.Via is { } via ? $"Identity provider ({char.ToLowerInvariant(via.ToString()[0])}{via.ToString()[1..]})" : "Identity provider",
            RoleSource.Manual => "By hand",
            RoleSource.GroupMapping => $"Group “{reason.Group?.DisplayName}”",
            RoleSource.Default => "Default",
        },
        RoleWords.Title(reason.Role, view.Roles),
        reason.Counts,
        reason.Sentence,
        reason.By is { } by ? AuditWords.By(by, view) : null,
        reason.At);

    /// <summary>Design §4.2: of a grant by hand and one of the identity provider the later counts.</summary>
    private static string? Warning(MemberState state, Connection? manager) => manager is { State: ConnectionState.Enabled } && state.GrantFrom(GrantSource.Attribute) is not null
        ? $"{manager.Name} assigns this person's role. A role given here counts until it sends another one, and then that one does: change the role there if it is to stay."
        : null;
}
