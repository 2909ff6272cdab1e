namespace Rolecall.Domain.Roles;

/// <summary>What renaming or deleting a role would do, to people now and to what the identity provider goes on sending.</summary>
/// <param name="Name">The one the role has now.</param>
/// <param name="Holders">Who has the role now, inactive people included.</param>
/// <param name="PushedByName">People whose last push named the role by the name it has now.</param>
/// <param name="PushedByFormerName">By a name it had before.</param>
/// <param name="PushedById">By its id.</param>
/// <param name="MappedGroups">Groups that give it.</param>
/// <param name="Consequences">What will happen, under the policies of today, a sentence each.</param>
public sealed record RoleImpact(
    string Name, long Holders, long PushedByName, long PushedByFormerName, long PushedById, int MappedGroups, IReadOnlyList<string> Consequences);
