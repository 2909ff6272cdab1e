using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Roles;

/// <summary>What a request says about the role, decided.</summary>
/// <param name="Role">The role the identity provider now gives; null for none.</param>
/// <param name="Via">The attribute that gave it.</param>
/// <param name="IsAsserted">The request named a role, rather than leaving one standing.</param>
/// <param name="Received">To be remembered for this connection and member.</param>
internal sealed record RoleVerdict(
    RoleRef? Role, RoleAttribute? Via, bool IsAsserted, ReceivedRoles Received, IReadOnlyList<string> Notes);

/// <summary>Design §4.2: which of the role attributes in a request decides, and what they come to.</summary>
/// <param name="current">The member's role before the request; the default role for a new member.</param>
/// <param name="shown">What the request may carry back of an answer of ours.</param>
/// <param name="standing">The grant an earlier request left.</param>
/// <param name="rolesBefore">The entries of the core attribute "roles" as kept; <paramref name="rolesAfter"/> as requested.</param>
internal sealed class RoleDecision(
    RoleNames names, AssignedRole current, ShownRole shown, Grant? standing, ReceivedRoles received,
    IReadOnlyList<string> rolesBefore, IReadOnlyList<string> rolesAfter)
{
    private readonly List<string> notes = [];

    /// <exception cref="RefusedException">InvalidValue for an unknown role, Forbidden above the ceiling.</exception>
    public RoleVerdict Of(IReadOnlyList<RoleSignal> signals)
    {
        var id = RoleReading.Of(RoleAttribute.CustomRoleId, signals, shown, received);
        var name = RoleReading.Of(RoleAttribute.CustomRoleName, signals, shown, received);
        var role = RoleReading.Of(RoleAttribute.Role, signals, shown, received);
        var remembered = new[] { id, name, role }.Aggregate(received, Remember);

        var verdict = OfCustom(id, name) ?? OfCleared(id, name, role, remembered) ?? OfRole(role) ?? OfRoles();
        Explain([id, name, role], signals, verdict);
        return verdict with { Received = remembered, Notes = notes };
    }

    private void Explain(RoleReading[] readings, IReadOnlyList<RoleSignal> signals, RoleVerdict verdict)
    {
        // An echo of what the identity provider assigned, or of the default, says nothing; one of anything else might be taken for its word.
        if (standing?.Role != current.Ref && current.Ref != RoleRef.Of(names.Behaviour.DefaultRole))
            notes.AddRange(readings.Where(IsEcho).Select(reading => RoleSentences.Echo(reading.Attribute)));
        if (verdict.Via is RoleAttribute.CustomRoleId or RoleAttribute.CustomRoleName
            && readings[2] is { Word: RoleWord.Changed, Value: { } word } role && current.BuiltIn != BuiltInRoles.Parse(word))
        {
            notes.Add(RoleSentences.Outranked(role));
        }

        RoleAttribute[] cleared =
        [
            .. readings.Where(reading => reading.Word == RoleWord.Cleared && received[reading.Attribute] is not null)
                .Select(reading => reading.Attribute),
        ];
        if (cleared.Length > 0)
            notes.Add(RoleSentences.Cleared(cleared, verdict.Via));
        if (verdict.Via == RoleAttribute.CustomRoleName && readings[1].Value is { } sent && names.FindFormer(sent) is { } renamed)
            notes.Add(RoleSentences.Renamed(sent, renamed));

        bool IsEcho(RoleReading reading) =>
            reading.Word == RoleWord.Absent && signals.Any(signal => signal.Attribute == reading.Attribute);
    }

    public static ReceivedRoles Remember(ReceivedRoles received, RoleReading reading) => reading.Word switch
    {
        RoleWord.Absent => received,
        RoleWord.Cleared => received.With(reading.Attribute, null),
        _ => received.With(reading.Attribute, reading.Value),
    };

    /// <summary>
    /// A changed custom-role attribute beats an unchanged one; then id, then name. Of unchanged ones the one that gave the standing
    /// grant goes on deciding, so that sending the same request again changes nothing.
    /// </summary>
    private RoleVerdict? OfCustom(RoleReading id, RoleReading name)
    {
        var candidates = new[] { id, name }.Where(reading => reading.IsValue).ToArray();
        var winner = candidates.FirstOrDefault(reading => reading.Word == RoleWord.Changed)
            ?? candidates.FirstOrDefault(reading => reading.Attribute == standing?.Via)
            ?? candidates.FirstOrDefault();
        if (winner is null)
            return null;
        var verdict = Named(winner);
        if (candidates.FirstOrDefault(reading => reading != winner) is { Value: { } other } loser && names.Find(loser.Attribute, other) != verdict.Role)
            notes.Add(RoleSentences.Conflict(winner, loser, standing?.Via));
        return verdict;
    }

    /// <summary>When the custom-role attribute that gave the grant is cleared, the other one decides, else "role", else nothing is granted.</summary>
    private RoleVerdict? OfCleared(RoleReading id, RoleReading name, RoleReading role, ReceivedRoles remembered)
    {
        if (id.Word != RoleWord.Cleared && name.Word != RoleWord.Cleared)
            return null;
        if (standing?.Via is not (RoleAttribute.CustomRoleId or RoleAttribute.CustomRoleName))
            return null;

        var cleared = standing.Via == RoleAttribute.CustomRoleId ? id : name;
        if (cleared.Word != RoleWord.Cleared)
            return Standing();

        var other = standing.Via == RoleAttribute.CustomRoleId ? RoleAttribute.CustomRoleName : RoleAttribute.CustomRoleId;
        if (remembered[other] is { } left && names.Find(other, left) == standing.Role)
            return Verdict(standing.Role, other, isAsserted: false);
        if (role.IsValue)
            return Named(role);
        return remembered.Role is { } before && names.Find(RoleAttribute.Role, before) is { } builtIn
            ? Verdict(builtIn, RoleAttribute.Role, isAsserted: true)
            : OfEntries(isAsserted: true);
    }

    /// <summary>"role" decides only when no custom role is granted.</summary>
    private RoleVerdict? OfRole(RoleReading role)
    {
        if (role.Word == RoleWord.Absent)
            return null;
        if (standing?.Via is RoleAttribute.CustomRoleId or RoleAttribute.CustomRoleName)
        {
            if (role.IsValue)
                RoleNames.Check(role);
            return Standing();
        }

        return role.IsValue ? Named(role) : OfEntries(isAsserted: standing is not null);
    }

    /// <summary>The core attribute "roles" comes last, and only when it changed.</summary>
    private RoleVerdict OfRoles()
    {
        var mayDecide = standing is null || standing.Via == RoleAttribute.Roles;
        return mayDecide && !rolesAfter.SequenceEqual(rolesBefore) ? OfEntries(isAsserted: true) : Standing();
    }

    private RoleVerdict OfEntries(bool isAsserted)
    {
        foreach (var entry in rolesAfter)
        {
            if (names.FindAny(entry) is { } role)
                return Verdict(role, RoleAttribute.Roles, isAsserted);
            notes.Add($"The entry '{entry.Shortened()}' of \"roles\" is no role of this workspace; it is stored and gives none.");
        }

        return Verdict(null, null, isAsserted);
    }

    private RoleVerdict Named(RoleReading reading)
    {
        RoleNames.Check(reading);
        if (names.Find(reading.Attribute, reading.Value!) is { } role)
            return Verdict(role, reading.Attribute, isAsserted: true);

        if (names.Behaviour.UnknownRole == UnknownRole.Reject)
            throw names.Unknown(reading);

        notes.Add($"unknown_role=keep: {names.Unknown(reading).Message} The current role is kept.");
        return Standing();
    }

    private RoleVerdict Standing() => Verdict(standing?.Role, standing?.Via, isAsserted: false);

    private RoleVerdict Verdict(RoleRef? role, RoleAttribute? via, bool isAsserted)
    {
        if (isAsserted && role is not null && role != current.Ref)
            names.CheckCeiling(role);
        return new RoleVerdict(role, via, isAsserted, received, []);
    }
}
