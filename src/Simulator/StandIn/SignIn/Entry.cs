using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.Pushing;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>Who may go into an application.</summary>
internal static class Entry
{
    public static IEnumerable<DirectoryPerson> People(StandInState state, App app) =>
        state.People.Where(person => AssignedRoles.Of(state, app, person) is not null);

    /// <returns>Why the person is not let in, worded as Okta does; null where they are.</returns>
    public static string? Fault(StandInState state, App app, DirectoryPerson? person) =>
        person is null ? "Unable to sign in: there is nobody of this username."
        : !person.Active ? "Unable to sign in: this account is deactivated. Please contact your administrator."
        : AssignedRoles.Of(state, app, person) is null
            ? $"Sorry, you can't access {app.Name} because you are not assigned this app. If you're wondering why this is happening, please contact your administrator."
            : null;
}
