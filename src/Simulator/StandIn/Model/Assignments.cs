namespace Rolecall.Simulator.StandIn.Model;

/// <summary>An application given to one person; its values count before those of any group.</summary>
internal sealed record PersonAssignment(string PersonId, RoleValues Roles);

/// <summary>An application given to everybody in a group.</summary>
internal sealed record GroupAssignment(string GroupId, RoleValues Roles);
