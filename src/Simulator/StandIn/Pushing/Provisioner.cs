using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pushing;

/// <summary>Every change an admin makes goes through here: it is kept, and what it means for the applications is sent.</summary>
internal sealed class Provisioner(StateFile file, Connections connections) : IDisposable
{
    // One move at a time: what is sent next depends on what was answered before.
    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <summary>Keeps the change, and pushes what follows from it to every application.</summary>
    public Task ChangeAsync(Func<StandInState, StandInState> change, CancellationToken ct) => InTurnAsync(async () =>
    {
        var apps = file.Change(change).Apps;
        foreach (var app in apps)
            await SyncAsync(app.Id, person => false, ct);
    }, ct);

    /// <summary>"Retry" and "Provision User".</summary>
    public Task InsistAsync(string app, string personId, CancellationToken ct) =>
        InTurnAsync(() => SyncAsync(app, person => person.Id == personId, ct), ct);

    /// <summary>"Force Sync": the profile of everybody who is provisioned.</summary>
    public Task ForceSyncAsync(string appId, CancellationToken ct) => InTurnAsync(
        () => SyncAsync(appId, person => file.Current.FindApp(appId)?.FindUser(person.Id) is { RemoteId: not null }, ct), ct);

    /// <summary>One move about a pushed group; the link is kept as the move leaves it.</summary>
    public Task GroupAsync(
        string appId, GroupLink link, Func<GroupPushes, GroupLink, GroupTarget, Task<GroupLink?>> move, CancellationToken ct) =>
        InTurnAsync(async () =>
        {
            var state = file.Current;
            if (state.FindApp(appId) is not { } app)
                return;
            // Another move may have changed it while this one waited for its turn.
            link = app.FindLink(link.GroupId) ?? link;
            var left = await move(Groups(app, link), link, GroupTarget.Of(state, app, link));
            file.Change(now => now.WithApp(appId, known => left is null ? known.WithoutLink(link.GroupId) : known.With(left)));
        }, ct);

    private async Task InTurnAsync(Func<Task> act, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await act();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task SyncAsync(string appId, Func<DirectoryPerson, bool> insists, CancellationToken ct)
    {
        foreach (var person in file.Current.People)
        {
            var state = file.Current;
            if (state.FindApp(appId) is { } app && PlannedPush.Of(state, app, person, insists(person)) is { } push)
                await PushAsync(app, push, ct);
        }

        await SyncGroupsAsync(appId, ct);
    }

    private async Task PushAsync(App app, PlannedPush push, CancellationToken ct)
    {
        var occasion = push.Kind switch
        {
            PushKind.Deactivate => "Deactivate",
            PushKind.Update => "Push profile of",
            _ => "Assign",
        };
        var okta = connections.Open(app, $"{occasion} {push.Person.DisplayName}");
        var user = await new UserPushes(okta, app).RunAsync(push, ct);
        file.Change(now => now.WithApp(app.Id, known => user is null ? known.WithoutUser(push.Person.Id) : known.With(user)));
    }

    private async Task SyncGroupsAsync(string appId, CancellationToken ct)
    {
        foreach (var link in file.Current.FindApp(appId)?.Links ?? [])
        {
            var state = file.Current;
            if (state.FindApp(appId) is not { Provisions: true } app || link.RemoteId is null)
                continue;
            var target = GroupTarget.Of(state, app, link);
            var known = new GroupTarget(link.RemoteName, link.Members).Signature;
            if (target.Signature == known || target.Signature == link.Tried)
                continue;
            var left = await Groups(app, link).ChangeAsync(link, target, ct);
            file.Change(now => now.WithApp(appId, app => app.With(left)));
        }
    }

    private GroupPushes Groups(App app, GroupLink link) =>
        new(connections.Open(app, $"Push group {file.Current.FindGroup(link.GroupId)?.Name ?? link.RemoteName}"), app.Name);
}
