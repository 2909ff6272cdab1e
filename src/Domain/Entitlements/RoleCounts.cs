using Rolecall.Domain.Members;

namespace Rolecall.Domain.Entitlements;

/// <summary>How many of the members that SCIM sees, inactive ones included, have each role now.</summary>
public static class RoleCounts
{
    public static readonly IReadOnlyDictionary<string, long> None = new Dictionary<string, long>();

    /// <returns>By the role's id, of every role there is, the owner's too.</returns>
    /// <remarks>Each as a list by that role says it, so that the two never differ.</remarks>
    public static async Task<IReadOnlyDictionary<string, long>> ReadAsync(RoleOffer offer, IDirectory directory, CancellationToken ct)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var role in offer.All)
            counts[role.Id] = (await directory.ListMembersAsync(MemberSchemas.User, new ListQuery(OfferedTerms.Has(role.Role), 1, 0), ct)).Total;
        return counts;
    }
}
