using System.Text.Json.Nodes;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Provisioning.Undoing;

/// <summary>
/// Takes back what a run did, from its before-images: each member, group and resource by itself, and only where nobody changed it since.
/// In portions, so that a run of many thousands shows how far it has come and can be gone on with.
/// </summary>
public sealed class UndoRun(IDirectories directories, TimeProvider clock)
{
    /// <summary>Of one portion.</summary>
    public const int Most = 1_000;

    private const int AtOnce = 50;

    /// <summary>What a portion would come to; nothing is written.</summary>
    /// <param name="from">How many, in the order of undoing, to pass over.</param>
    /// <exception cref="RefusedException">Forbidden, NotFound.</exception>
    public async Task<UndoReport> PreviewAsync(Caller caller, long run, int from, int count, CancellationToken ct)
    {
        var (directory, authority, touched) = await OpenAsync(caller, run, ct);
        var view = await directory.ReadWorkspaceAsync(ct);
        var lines = new List<UndoLine>();
        foreach (var one in InOrder(touched).Skip(from).Take(count))
        {
            lines.Add(one switch
            {
                MemberNumber member => new UndoMember(view, authority, run, clock.GetUtcNow()).Of(await directory.ReadAroundAsync(run, member, ct)),
                GroupNumber group => new UndoGroup(view.Types, run, clock.GetUtcNow(), previews: true).Of(group, await directory.ReadAroundAsync(run, group, ct)),
                ResourceNumber resource => new UndoResource(view.Types, run, clock.GetUtcNow()).Of(resource, await directory.ReadAroundAsync(run, resource, ct)),
                _ => throw new InvalidOperationException("A run touches nothing else."),
            });
        }

        return Report(touched, lines, from, count);
    }

    /// <inheritdoc cref="PreviewAsync"/>
    /// <summary>Takes a portion back.</summary>
    public async Task<UndoReport> RunAsync(Caller caller, long run, int from, int count, CancellationToken ct)
    {
        var (directory, authority, touched) = await OpenAsync(caller, run, ct);
        var undoing = new UndoWrites(directory, caller, authority, run, clock.GetUtcNow());
        var lines = new List<UndoLine>();
        // One kind after the other: whoever was created has to go before others can have their names again, and members are back before their groups.
        foreach (var portion in InOrder(touched).Skip(from).Take(count).GroupBy(one => one.GetType()).SelectMany(kind => kind.Chunk(AtOnce)))
        {
            lines.AddRange(portion switch
            {
                [MemberNumber, ..] => await undoing.MembersAsync([.. portion.Cast<MemberNumber>()], ct),
                [GroupNumber, ..] => await Task.WhenAll(portion.Cast<GroupNumber>().Select(group => undoing.GroupAsync(group, ct))),
                _ => await Task.WhenAll(portion.Cast<ResourceNumber>().Select(resource => undoing.ResourceAsync(resource, ct))),
            });
        }

        var report = Report(touched, lines, from, count);
        if (report.Next is null)
            await directory.WriteWorkspaceAsync(caller, _ => Concluded(report), ct);
        return report;
    }

    private async Task<(IDirectory Directory, Authority Authority, RunTouched Touched)> OpenAsync(Caller caller, long run, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        authority.Require(Permissions.ManageProvisioning);
        return (directory, authority, await directory.ReadRunAsync(run, ct)
            ?? throw new RefusedException(Refusal.NotFound, "There is no such run in this workspace: GET …/runs lists them."));
    }

    private static IEnumerable<object> InOrder(RunTouched touched) =>
    [
        .. touched.CreatedMembers.Cast<object>(),
        .. touched.ChangedMembers.Cast<object>(),
        .. touched.CreatedGroups.Cast<object>(),
        .. touched.ChangedGroups.Cast<object>(),
        .. touched.CreatedResources.Cast<object>(),
        .. touched.ChangedResources.Cast<object>(),
    ];

    private static UndoReport Report(RunTouched touched, List<UndoLine> lines, int from, int count)
    {
        var total = InOrder(touched).Count();
        return new UndoReport(touched.Run, total, lines, from + count < total ? from + count : null);
    }

    private static WorkspaceCommit<bool> Concluded(UndoReport report)
    {
        var happened = new Happening("provisioning.run_undone", $"run:{report.Run.Run}", new JsonObject
        {
            ["run"] = report.Run.Run,
            ["connection"] = report.Run.Connection.Value,
            ["touched"] = report.Total,
        });
        return new(happened.On(new WorkspaceCommit { UndoneRun = report.Run.Run }), true);
    }
}
