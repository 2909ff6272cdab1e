using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pushing;

internal enum PushKind
{
    /// <summary>Assigned, but nothing is sent: provisioning or Create Users is off.</summary>
    Hold,

    /// <summary>Looked up, then created or linked.</summary>
    Assign,

    /// <summary>GET and PUT of the profile.</summary>
    Update,

    Deactivate,

    /// <summary>Unassigned, and nothing is sent.</summary>
    Forget,
}

/// <param name="Profile">What is sent; null where the person leaves.</param>
internal sealed record PlannedPush(PushKind Kind, DirectoryPerson Person, AppUser User, Profile? Profile)
{
    /// <summary>What has to be done about a person, by what is there and what was sent before.</summary>
    /// <param name="insist">Also what failed, or was never provisioned: "Retry", "Provision User", "Force Sync".</param>
    public static PlannedPush? Of(StandInState state, App app, DirectoryPerson person, bool insist)
    {
        var user = app.FindUser(person.Id);
        var roles = AssignedRoles.Of(state, app, person);
        if (roles is not null)
            return Assigned(app, person, user, Profile.Of(person, roles), insist);
        if (user is null || (user is { Leaving: true, Error: not null } && !insist))
            return null;
        return user.RemoteId is not null && app.Does(Features.Deactivate)
            ? new(PushKind.Deactivate, person, user, null)
            : new(PushKind.Forget, person, user, null);
    }

    private static PlannedPush? Assigned(App app, DirectoryPerson person, AppUser? user, Profile profile, bool insist)
    {
        var creates = app.Does(Features.Create);
        if (user is null)
            return new(creates ? PushKind.Assign : PushKind.Hold, person, new AppUser(person.Id), profile);
        if (user.Leaving)
            return new(creates ? PushKind.Assign : PushKind.Hold, person, user with { Leaving = false, Error = null }, profile);
        if (user.RemoteId is not null)
            return app.Does(Features.Update) && (insist || user.Tried != profile) ? new(PushKind.Update, person, user, profile) : null;
        // Who was never provisioned waits for the admin, as people do who were assigned before provisioning was on.
        return creates && (insist || (user.Tried is not null && user.Tried != profile))
            ? new(PushKind.Assign, person, user, profile)
            : null;
    }
}
