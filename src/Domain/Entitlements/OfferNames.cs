using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Entitlements;

/// <summary>What an entry of "roles" means where roles are offered, and the sentences for one that means nothing.</summary>
internal sealed class OfferNames(RoleNames names, RoleOffer offer, AssignedRole current)
{
    /// <summary>The role that an entry names, by id, name or word, and that may be assigned or is the member's already.</summary>
    /// <exception cref="RefusedException">Forbidden: the owner's role.</exception>
    public RoleRef? Find(string entry) => Named(entry) is { } role && (role == current.Ref || offer.Includes(role)) ? role : null;

    /// <summary>Why <see cref="Find"/> found none.</summary>
    public RefusedException Unknown(string entry)
    {
        var value = entry.Shortened();
        return new RefusedException(Refusal.InvalidValue, Named(entry) is null
            ? $"The role '{value}' in \"roles\" is unknown: GET {offer.RoleType.Endpoint} lists the roles that can be assigned."
            : $"The role '{value}' in \"roles\" is more than SCIM may assign in this workspace (role_ceiling): "
                + $"GET {offer.RoleType.Endpoint} lists the roles that can be assigned.");
    }

    private RoleRef? Named(string entry)
    {
        if (names.FindAny(entry) is { } role)
            return role;
        if (BuiltInRoles.Parse(entry) != BuiltInRole.Owner)
            return null;
        return current.BuiltIn == BuiltInRole.Owner ? current.Ref : throw RoleNames.OwnerIsTransferred();
    }
}
