using Rolecall.Scim.Text;

namespace Rolecall.Domain.Roles;

/// <summary>Says in the provisioning log why a role was decided as it was, when that is not plain from the request.</summary>
internal static class RoleSentences
{
    public const string ManualGivesWay = "The role that was assigned by hand gives way: the identity provider sent another one since.";

    public static string Word(RoleAttribute attribute) => attribute switch
    {
        RoleAttribute.CustomRoleId => "customRoleId",
        RoleAttribute.CustomRoleName => "customRoleName",
        RoleAttribute.Role => "role",
        RoleAttribute.Roles => "roles",
    };

    public static string Echo(RoleAttribute attribute) =>
        $"{Word(attribute)} is as it was shown, and this connection did not send it: it was taken for an echo and assigns nothing.";

    public static string Conflict(RoleReading winner, RoleReading loser, RoleAttribute? standing)
    {
        var why = (winner.Word, loser.Word) switch
        {
            (RoleWord.Changed, RoleWord.Unchanged) => "it has changed",
            (RoleWord.Unchanged, RoleWord.Unchanged) when winner.Attribute == standing => "it gave the role before, and neither has changed",
            _ => "an id counts before a name",
        };
        return $"{Quoted(winner)} and {Quoted(loser)} mean different roles: {Word(winner.Attribute)} decides, because {why}.";
    }

    public static string Outranked(RoleReading role) => $"{Quoted(role)} does not decide: a custom role counts before it.";

    /// <param name="decides">What gives the role now; null for nothing that the identity provider sent.</param>
    public static string Cleared(IEnumerable<RoleAttribute> cleared, RoleAttribute? decides) => decides is { } other
        ? $"{string.Join(" and ", cleared.Select(Word))} was cleared: {Word(other)} decides."
        : $"{string.Join(" and ", cleared.Select(Word))} was cleared: the identity provider assigns no role any more.";

    public static string Renamed(string sent, CustomRole now) => $"renamed_roles=alias: '{sent.Shortened()}' is a former name of the role '{now.Name}'.";

    public static string ByGroup(string group) => $"group_roles=on: no grant assigns a role, so the group '{group}' gives one.";

    private static string Quoted(RoleReading reading) => $"{Word(reading.Attribute)} '{reading.Value!.Shortened()}'";
}
