using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pushing;

/// <summary>Who has an application, and with which role attributes.</summary>
internal static class AssignedRoles
{
    /// <returns>Null where the person does not have the application.</returns>
    public static RoleValues? Of(StandInState state, App app, DirectoryPerson person)
    {
        if (!person.Active)
            return null;
        if (app.People.FirstOrDefault(assignment => assignment.PersonId == person.Id) is { } own)
            return own.Roles;
        // The group of the highest priority alone, even where it sets nothing.
        return GroupOf(state, app, person)?.Roles;
    }

    /// <summary>The group that gives a person the application.</summary>
    public static GroupAssignment? GroupOf(StandInState state, App app, DirectoryPerson person) =>
        app.Groups.FirstOrDefault(assignment => state.FindGroup(assignment.GroupId)?.Members.Contains(person.Id) == true);
}
