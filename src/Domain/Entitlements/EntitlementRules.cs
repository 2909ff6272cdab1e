using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Entitlements;

/// <summary>"entitlements" is shown and never assigned: permissions come with roles.</summary>
/// <param name="before">The role that was shown; null when nothing was.</param>
/// <param name="after">The role from now on.</param>
internal sealed class EntitlementRules(RoleOffer offer, AssignedRole? before, AssignedRole after)
{
    /// <param name="entries">As they were sent, or as a PATCH left them.</param>
    /// <returns>What to note down.</returns>
    /// <exception cref="RefusedException">InvalidValue: an entry that neither the role has nor was shown; a PATCH that takes one away.</exception>
    public IEnumerable<string> Check(IReadOnlyList<string> entries, bool isPatch)
    {
        var has = Keys(after);
        var shown = before is null ? [] : Keys(before);
        if (entries.FirstOrDefault(entry => !has.Contains(entry) && !shown.Contains(entry)) is { } other)
            throw NotIncluded(other);
        if (has.Where(shown.Contains).FirstOrDefault(key => !entries.Contains(key, StringComparer.Ordinal)) is not { } missing)
            return [];
        return isPatch && before == after
            ? throw new RefusedException(
                Refusal.InvalidValue, $"'{missing}' comes with the role {RoleOffer.IdOf(after.Ref)} and cannot be taken away alone: assign a role without it.")
            : ["Permissions come with the role: what \"entitlements\" left out was not taken away."];
    }

    private RefusedException NotIncluded(string entry)
    {
        if (Permissions.Find(entry) is not { } permission)
        {
            return new RefusedException(
                Refusal.InvalidValue, $"There is no permission '{entry.Shortened()}': GET {offer.EntitlementType.Endpoint} lists those there are.");
        }

        const int named = 5;
        var with = offer.Roles.Where(role => role.Permissions.Contains(permission)).Select(role => role.Name).ToArray();
        var sentence = with.Length == 0
            ? "no role that can be assigned has it"
            : $"assign one that has it, such as {string.Join(", ", with.Take(named))}";
        return new RefusedException(
            Refusal.InvalidValue, $"Permissions come with roles, and '{permission.Key}' does not come with {RoleOffer.IdOf(after.Ref)}: {sentence}.");
    }

    private HashSet<string> Keys(AssignedRole role) =>
        offer.PermissionsOf(role).Select(permission => permission.Key).ToHashSet(StringComparer.Ordinal);
}
