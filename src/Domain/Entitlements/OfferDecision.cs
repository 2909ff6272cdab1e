using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Entitlements;

/// <summary>
/// Which role a request comes to where roles are offered to the client. "roles" decides when it changed; what an admin typed by hand
/// decides when only that did: Okta has one or the other.
/// </summary>
/// <param name="shown">What the request may carry back of an answer of ours.</param>
/// <param name="isPatch">Whether "roles" is what a PATCH made of the value shown.</param>
internal sealed class OfferDecision(
    RoleNames names, RoleOffer offer, AssignedRole current, ShownRole shown, Grant? standing, ReceivedRoles received, bool isPatch)
{
    private static readonly RoleAttribute[] ByHand = [RoleAttribute.CustomRoleId, RoleAttribute.CustomRoleName, RoleAttribute.Role];

    private readonly OfferNames offered = new(names, offer, current);
    private readonly List<string> notes = [];

    private bool MayEcho => shown.Role is not null;

    /// <param name="entries">Of "roles"; null when the request does not speak of them.</param>
    /// <exception cref="RefusedException">InvalidValue for an unknown role and for two, Forbidden for the owner's.</exception>
    public RoleVerdict Of(IReadOnlyList<string>? entries, IReadOnlyList<RoleSignal> signals)
    {
        var readings = ByHand.Select(attribute => RoleReading.Of(attribute, signals, shown, received)).ToArray();
        var verdict = entries switch
        {
            null => OfHand(readings, signals, received),
            [] => OfNone(readings, signals),
            _ => OfEntries(entries, readings, signals),
        };
        return verdict with { Notes = [.. notes, .. verdict.Notes] };
    }

    private RoleVerdict OfEntries(IReadOnlyList<string> entries, RoleReading[] readings, IReadOnlyList<RoleSignal> signals)
    {
        var ids = entries.Select(entry => offered.Find(entry) is { } role ? RoleOffer.IdOf(role) : entry);
        var sent = string.Join(' ', ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (MayEcho && sent == RoleOffer.IdOf(current.Ref) && sent != received.Roles)
        {
            notes.Add("\"roles\" is as it was shown, and this connection did not assign it: it was taken for an echo.");
            return OfHand(readings, signals, received);
        }

        var isUnchanged = sent == received.Roles;
        if (isUnchanged && readings.Any(IsChanged))
            return OfHand(readings, signals, received);
        var role = isUnchanged && IsStanding() ? standing!.Role : Choose(entries);
        if (role is null)
            return OfHand(readings, signals, received.With(RoleAttribute.Roles, sent));
        if (!isUnchanged)
            notes.Add($"\"roles\" assigns the role {RoleOffer.IdOf(role)}.");
        return new RoleVerdict(role, RoleAttribute.Roles, IsAsserted: true, Remember(readings, received).With(RoleAttribute.Roles, sent), []);
    }

    /// <summary>Whether "roles" gave the role before, and may still give it.</summary>
    private bool IsStanding() =>
        standing?.Via == RoleAttribute.Roles && (standing.Role == current.Ref || offer.Includes(standing.Role));

    /// <summary>The one role that is meant; null when there is none and the policy keeps what there was.</summary>
    private RoleRef? Choose(IReadOnlyList<string> entries)
    {
        var roles = new HashSet<RoleRef>();
        foreach (var entry in entries)
        {
            if (offered.Find(entry) is { } role)
                roles.Add(role);
            else if (names.Behaviour.UnknownRole == UnknownRole.Reject)
                throw offered.Unknown(entry);
            else
                notes.Add($"unknown_role=keep: {offered.Unknown(entry).Message} It gives none.");
        }

        if (roles.Count > 1 && GivesWay() && roles.Remove(current.Ref))
            notes.Add($"A member has one role: {RoleOffer.IdOf(current.Ref)}, which was shown, gives way to the one that was sent.");
        return roles.Count <= 1
            ? roles.SingleOrDefault()
            : throw new RefusedException(Refusal.InvalidValue, "A member has one role, and \"roles\" names several: send the one that is to count.");
    }

    /// <summary>
    /// Whether the role shown may stand beside another one without being meant: a PATCH that adds a role leaves it there, and a client
    /// that imported it, and never assigned it, sends it along.
    /// </summary>
    private bool GivesWay() =>
        MayEcho && (isPatch || received.Roles?.Split(' ').Contains(RoleOffer.IdOf(current.Ref), StringComparer.Ordinal) != true);

    /// <summary>"roles" was cleared: what it gave is taken back, else what was typed by hand, and what else was typed decides.</summary>
    private RoleVerdict OfNone(RoleReading[] readings, IReadOnlyList<RoleSignal> signals)
    {
        var cleared = received.With(RoleAttribute.Roles, null);
        if (standing is null)
            return OfHand(readings, signals, cleared);
        notes.Add("\"roles\" was cleared: the role that the identity provider had assigned is taken back.");
        if (readings.Any(IsChanged))
            return new RoleDecision(names, current, shown, standing: null, cleared, [], []).Of(signals);

        var left = Remember(readings, cleared);
        return standing.Via is null or RoleAttribute.Roles
            ? OfRemembered(left)
            : new RoleVerdict(null, null, IsAsserted: true, left.With(standing.Via.Value, null), []);
    }

    private RoleVerdict OfRemembered(ReceivedRoles left)
    {
        foreach (var attribute in ByHand)
        {
            if (left[attribute] is { } value && names.Find(attribute, value) is { } role && offer.Includes(role))
                return new RoleVerdict(role, attribute, IsAsserted: true, left, []);
        }

        return new RoleVerdict(null, null, IsAsserted: true, left, []);
    }

    /// <remarks>While "roles" gives the role, what was typed before and is sent again does not take its place.</remarks>
    private RoleVerdict OfHand(RoleReading[] readings, IReadOnlyList<RoleSignal> signals, ReceivedRoles so) =>
        standing?.Via == RoleAttribute.Roles && !readings.Any(IsChanged)
            ? new RoleVerdict(standing.Role, RoleAttribute.Roles, IsAsserted: false, Remember(readings, so), [])
            : new RoleDecision(names, current, shown, standing, so, [], []).Of(signals);

    private static bool IsChanged(RoleReading reading) => reading.Word == RoleWord.Changed;

    private static ReceivedRoles Remember(RoleReading[] readings, ReceivedRoles so) => readings.Aggregate(so, RoleDecision.Remember);
}
