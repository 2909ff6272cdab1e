using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Provisioning.Undoing;

/// <summary>One undoing under way: each write decides anew, on what it finds in its own transaction.</summary>
internal sealed class UndoWrites(IDirectory directory, Caller caller, Authority authority, long run, DateTimeOffset now)
{
    private const string NameTaken = "Its user name is another's now: change that one first, or undo the run that gave it.";

    /// <summary>
    /// Whose name is still somebody else's waits until the others are back. When none of them can go on, people have changed names with
    /// each other: they step aside, and then there is room.
    /// </summary>
    public async Task<IReadOnlyList<UndoLine>> MembersAsync(IReadOnlyList<MemberNumber> members, CancellationToken ct)
    {
        var lines = new Dictionary<MemberNumber, UndoLine>();
        var blocked = await PassAsync(members, lines, areAside: false, ct);
        for (var left = members.Count; blocked.Count > 0 && blocked.Count < left;)
        {
            left = blocked.Count;
            blocked = await PassAsync(blocked, lines, areAside: false, ct);
        }

        if (blocked.Count > 1)
        {
            await Task.WhenAll(blocked.Select(member => StepAsideAsync(member, ct)));
            await PassAsync(blocked, lines, areAside: true, ct);
        }

        return [.. members.Select(member => lines[member])];
    }

    public async Task<UndoLine> GroupAsync(GroupNumber number, CancellationToken ct)
    {
        var (group, around) = await directory.ReadAroundAsync(run, number, ct);
        var (plan, line) = new UndoGroup((await directory.ReadTypesAsync(ct)), run, now).Plan(number, group, around);
        if (plan is null)
            return line;
        var address = group is null ? GroupAddress.New : GroupAddress.Of(group.Id);
        try
        {
            await directory.WriteGroupAsync(address, caller, Decide, ct);
        }
        catch (RefusedException) when (plan is null)
        {
            // The line says why.
        }

        return line;

        GroupPlan Decide(GroupContext context)
        {
            (plan, line) = new UndoGroup(context.Types, run, now).Plan(number, context.Group, context.Around(run, number));
            if (plan?.After is { } after && TakenValue(context.Types.GroupProfile, after.Profile.Document, value => context.IsValueTaken(value, number)) is { } taken)
                (plan, line) = (null, UndoLine.Left(line.Subject, line.Name, taken));
            return plan ?? UndoGroup.Nothing(line);
        }
    }

    public async Task<UndoLine> ResourceAsync(ResourceNumber number, CancellationToken ct)
    {
        var (resource, around) = await directory.ReadAroundAsync(run, number, ct);
        var (commit, line) = new UndoResource(await directory.ReadTypesAsync(ct), run, now).Commit(number, resource, around);
        if (commit is null)
            return line;
        var one = (resource ?? commit.After)!;
        await directory.WriteResourceAsync(
            new ResourceAddress(one.Type, resource?.Id),
            caller,
            context =>
            {
                (commit, line) = new UndoResource(context.Types, run, now).Commit(number, context.Resource, context.Around(run, number));
                if (commit?.After is { } after && TakenValue(after.Profile.Type!, after.Profile.Document, value => context.IsValueTaken(value, number)) is { } taken)
                    (commit, line) = (null, UndoLine.Left(line.Subject, line.Name, taken));
                return commit ?? new ResourceCommit { After = context.Resource, Exchange = null };
            },
            ct);
        return line;
    }

    /// <param name="areAside">What was changed since, this undoing changed itself.</param>
    /// <returns>Those whose user name is somebody else's.</returns>
    private async Task<IReadOnlyList<MemberNumber>> PassAsync(
        IReadOnlyList<MemberNumber> members, Dictionary<MemberNumber, UndoLine> lines, bool areAside, CancellationToken ct)
    {
        var passed = await Task.WhenAll(members.Select(member => MemberAsync(member, areAside, ct)));
        foreach (var (member, (line, _)) in members.Zip(passed))
            lines[member] = line;
        return [.. members.Zip(passed).Where(one => one.Second.IsBlocked).Select(one => one.First)];
    }

    private async Task<(UndoLine Line, bool IsBlocked)> MemberAsync(MemberNumber number, bool isAside, CancellationToken ct)
    {
        (UndoLine Line, bool IsBlocked) result = default;
        await directory.WriteMemberAsync(MemberAddress.Of(number), caller, Decide, ct);
        return result;

        MemberCommit Decide(MemberContext context)
        {
            var before = context.Member!;
            var undo = new UndoMember(context.View, authority, run, now);
            var around = context.Around(run);
            var (target, line) = undo.Target(before, isAside ? around with { End = null } : around);
            result = (line, false);
            if (target is null)
                return new MemberCommit();
            if (UndoMember.IsBlocked(context, target))
            {
                result = (UndoLine.Left(line.Subject, line.Name, NameTaken), true);
                return new MemberCommit();
            }

            if (target.Member.Id is not null
                && TakenValue(context.Types.Profile, target.Member.Profile.Document, value => context.IsValueTaken(value, number)) is { } taken)
            {
                result = (UndoLine.Left(line.Subject, line.Name, taken), false);
                return new MemberCommit();
            }

            return undo.Commit(before, target);
        }
    }

    private Task<MemberState?> StepAsideAsync(MemberNumber number, CancellationToken ct) => directory.WriteMemberAsync(
        MemberAddress.Of(number),
        caller,
        context =>
        {
            var undo = new UndoMember(context.View, authority, run, now);
            return undo.Commit(context.Member!, undo.Aside(context.Member!));
        },
        ct);

    /// <summary>Why a value of the workspace's own that must be unique cannot come back; null when none stands in the way.</summary>
    private static string? TakenValue(ResourceType type, ComplexNode document, Func<UniqueValue, bool> isTaken)
    {
        try
        {
            UniqueValues.Check(type, document, isTaken);
            return null;
        }
        catch (RefusedException taken)
        {
            return taken.Message;
        }
    }
}
