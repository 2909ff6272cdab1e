using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.StandIn.Pushing;

/// <summary>Pushes one group, in the application's dialect.</summary>
internal sealed class GroupPushes(OktaSession okta, string app)
{
    private readonly GroupPush _push = new(okta);

    /// <summary>"Push groups by name", with "Create group".</summary>
    public Task<GroupLink> CreateAsync(GroupLink link, GroupTarget target, CancellationToken ct) => TryAsync(link, target, async latest =>
    {
        var found = await _push.LookUpAsync(target.Name, ct);
        found.Exchange.Hold(
            found.Resources.Count == 0, $"{app} has a group named \"{target.Name}\" already: unlink this one and choose \"Link group\".");
        var made = await _push.CreateAsync(target.Name, ct);
        var now = latest(link with { RemoteId = made.Id, RemoteName = target.Name, Members = [] });
        var members = Remote(target.Members);
        // A wizard app puts the whole group even where it is empty.
        if (okta.Dialect == Dialect.Wizard)
            await _push.PushNowAsync(made, members, ct);
        else if (members.Count > 0)
            await _push.ChangeAsync(made, remove: [], add: members, ct);
        return now with { Members = target.Members };
    });

    /// <summary>"Link group": one that is there gets the people, and the name only where asked for.</summary>
    public Task<GroupLink> LinkAsync(GroupLink link, GroupTarget target, string name, bool rename, CancellationToken ct) =>
        TryAsync(link with { RemoteName = name, KeepsName = !rename }, target, async latest =>
        {
            var found = await _push.LookUpAsync(name, ct);
            found.Exchange.Hold(found.Resources.Count > 0, $"{app} has no group named \"{name}\" to link.");
            var there = new PushedGroup(found.Ids[0], found.Resources[0].Find("displayName").Text() ?? name);
            var now = latest(link with { RemoteId = there.Id, RemoteName = there.Name, KeepsName = !rename, Error = null });
            if (okta.Dialect == Dialect.Wizard)
                (await _push.ReadAsync(there, ct)).Status(200).Group();
            await _push.PushNowAsync(there, Remote(target.Members), ct);
            now = latest(now with { Members = target.Members });
            if (!rename || there.Name == target.Name)
                return now;
            await _push.RenameAsync(there, target.Name, ct);
            return now with { RemoteName = target.Name };
        });

    /// <summary>"Retry": what was not made yet is made or linked, what is there is brought up to date.</summary>
    public Task<GroupLink> RetryAsync(GroupLink link, GroupTarget target, CancellationToken ct) =>
        link.RemoteId is not null ? ChangeAsync(link, target, ct)
        : link.RemoteName.Length > 0 ? LinkAsync(link, target, link.RemoteName, !link.KeepsName, ct)
        : CreateAsync(link, target, ct);

    /// <summary>Sends the new name and who joined or left, where there is such.</summary>
    public Task<GroupLink> ChangeAsync(GroupLink link, GroupTarget target, CancellationToken ct) => TryAsync(link, target, async latest =>
    {
        var group = Pushed(link);
        var now = link;
        if (link.RemoteName != target.Name)
        {
            await _push.RenameAsync(group, target.Name, ct);
            now = latest(now with { RemoteName = target.Name });
        }

        var gone = link.Members.ExceptBy(target.Members.Select(member => member.RemoteId), member => member.RemoteId).ToList();
        var come = target.Members.ExceptBy(link.Members.Select(member => member.RemoteId), member => member.RemoteId).ToList();
        if (gone.Count + come.Count > 0)
        {
            var before = group.Members.ToDictionary(member => member.Id, StringComparer.Ordinal);
            await _push.ChangeAsync(group, [.. gone.Select(member => before[member.RemoteId])], Remote(come), ct);
        }

        return now with { Members = target.Members };
    });

    /// <summary>"Push now": the whole list, whoever is in.</summary>
    public Task<GroupLink> PushNowAsync(GroupLink link, GroupTarget target, CancellationToken ct) => TryAsync(link, target, async _ =>
    {
        await _push.PushNowAsync(Pushed(link), Remote(target.Members), ct);
        return link with { Members = target.Members };
    });

    /// <summary>"Delete the group in the target app".</summary>
    /// <returns>Null where it is gone.</returns>
    public async Task<GroupLink?> DeleteAsync(GroupLink link, CancellationToken ct)
    {
        var left = await TryAsync(link, null, async _ =>
        {
            await _push.DeleteAsync(Pushed(link), ct);
            return link;
        });
        return left.Error is null ? null : left;
    }

    private static async Task<GroupLink> TryAsync(
        GroupLink link, GroupTarget? target, Func<Func<GroupLink, GroupLink>, Task<GroupLink>> push)
    {
        var latest = link with { Error = null, Tried = null };
        try
        {
            return (await push(now => latest = now)) with { Error = null, Tried = null };
        }
        catch (StepFailedException failure)
        {
            return latest with { Error = $"Group push failed: {Refusals.Reason(failure)}", Tried = target?.Signature };
        }
        catch (StepNotRunException reason)
        {
            return latest with { Error = $"Group push failed: {reason.Message}", Tried = target?.Signature };
        }
    }

    private static PushedGroup Pushed(GroupLink link) =>
        new(link.RemoteId ?? "", link.RemoteName) { Members = Remote(link.Members) };

    private static IReadOnlyList<Assigned> Remote(IEnumerable<LinkedMember> members) =>
        [.. members.Select(member => new Assigned(new Person(member.UserName, "", "", member.PersonId), member.RemoteId))];
}
