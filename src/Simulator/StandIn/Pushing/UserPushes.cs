using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.StandIn.Pushing;

/// <summary>Sends what was planned about one person, in the application's dialect.</summary>
internal sealed class UserPushes(OktaSession okta, App app)
{
    /// <returns>The user as the application has it now, with the error where the server refused; null where it is none any more.</returns>
    public async Task<AppUser?> RunAsync(PlannedPush push, CancellationToken ct)
    {
        var user = push.User with { Error = null, Tried = push.Profile ?? push.User.Tried };
        try
        {
            switch (push.Kind)
            {
                case PushKind.Assign:
                    (user, var linked) = await FindOrCreateAsync(push, user, ct);
                    // Who is created comes with everything; who was there gets it now.
                    return linked && app.Does(Features.Update) ? await UpdateAsync(push, user, ct) : user;
                case PushKind.Update:
                    return await UpdateAsync(push, user, ct);
                case PushKind.Deactivate:
                    user = user with { Leaving = true };
                    (await okta.SetActiveAsync(Known(push, user), active: false, ct)).Status(200, 204);
                    return null;
                case PushKind.Hold:
                    return user with { Tried = null };
                case PushKind.Forget:
                default:
                    return null;
            }
        }
        catch (StepFailedException failure)
        {
            return user with { Error = $"{Began(push)} failed: {Refusals.Reason(failure)}" };
        }
    }

    private async Task<(AppUser User, bool Linked)> FindOrCreateAsync(PlannedPush push, AppUser user, CancellationToken ct)
    {
        var person = push.Person.AsSent();
        var roles = push.Profile?.Roles ?? RoleValues.Unset;
        var found = await okta.LookUpAsync(person.UserName, ct);
        if (found.Resources.Count == 0)
        {
            var made = await okta.PostAsync(person, body => RoleMapping.Write(body, app.Attributes, roles, RoleValues.Unset), ct);
            return (user with { RemoteId = OktaSession.Created(person, made).Id, Taken = roles }, Linked: false);
        }

        user = user with { RemoteId = found.Ids[0] };
        if (found.Resources[0].Find("active").Boolean() == false)
            (await okta.SetActiveAsync(Known(push, user), active: true, ct)).Status(200, 204);
        return (user, Linked: true);
    }

    private async Task<AppUser> UpdateAsync(PlannedPush push, AppUser user, CancellationToken ct)
    {
        var roles = push.Profile?.Roles ?? RoleValues.Unset;
        var exchange = await okta.PushAsync(
            Known(push, user), body => RoleMapping.Write(body, app.Attributes, roles, user.Taken), ct);
        exchange.Status(200, 204);
        return user with { Taken = roles };
    }

    private static Assigned Known(PlannedPush push, AppUser user) => new(push.Person.AsSent(), user.RemoteId ?? "");

    private string Began(PlannedPush push)
    {
        var what = push.Kind switch
        {
            PushKind.Deactivate => "deprovisioning",
            PushKind.Update => "profile push",
            _ => "provisioning",
        };
        return $"Automatic {what} of user {push.Person.DisplayName} to app {app.Name}";
    }
}
