using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Entitlements;

/// <summary>
/// Terms on "roles" and "entitlements" as they are shown. Both follow from the role alone, so a term is tried on each role there is
/// and then asked of the store as "has one of these roles".
/// </summary>
public sealed class OfferedTerms(RoleOffer offer)
{
    private static readonly FilterEvaluator Evaluator = new(NameKey.Fold);
    private static readonly AttributeTarget CustomRoleId = new(MemberSchemas.Role, MemberSchemas.Role.Find("customRoleId")!, null);
    private static readonly AttributeTarget BuiltInRole = new(MemberSchemas.Role, MemberSchemas.Role.Find("role")!, null);

    /// <exception cref="RefusedException">InvalidValue: sorted by what follows from the role.</exception>
    public ListQuery Of(ListQuery query)
    {
        if (query.Sort is { Target: { Extension: null, Attribute.Name: var name } } && IsShown(name))
            throw new RefusedException(Refusal.InvalidValue, $"'{name}' follows from the role, and nothing is sorted by it: filter by it instead.");
        return query.Filter is { } filter ? query with { Filter = Of(filter) } : query;
    }

    /// <summary>Holds for those who have the role.</summary>
    public static Filter Has(RoleRef role) => role.Custom is { } id
        ? Is(CustomRoleId, id.ToString())
        : new AndFilter(new NotFilter(new PresentFilter(CustomRoleId)), Is(BuiltInRole, role.BuiltIn!.Value.Word()));

    private Filter Of(Filter filter) => filter switch
    {
        AndFilter and => new AndFilter(Of(and.Left), Of(and.Right)),
        OrFilter or => new OrFilter(Of(or.Left), Of(or.Right)),
        NotFilter not => new NotFilter(Of(not.Inner)),
        PresentFilter { Target: { Extension: null, Attribute.Name: var name } } when IsShown(name) => OfRoles(filter),
        CompareFilter { Target: { Extension: null, Attribute.Name: var name } } when IsShown(name) => OfRoles(filter),
        ElementFilter { Target: { Extension: null, Attribute.Name: var name } } when IsShown(name) => OfRoles(filter),
        _ => filter,
    };

    /// <remarks>Of the roles that have it and those that have it not, the fewer are asked for.</remarks>
    private Filter OfRoles(Filter term)
    {
        var has = offer.All.ToLookup(role => Evaluator.Matches(term, Shown(role.Role)), role => role.Role);
        return has[true].Count() <= has[false].Count() ? Any(has[true]) : new NotFilter(Any(has[false]));
    }

    private ComplexNode Shown(RoleRef role)
    {
        var assigned = offer.Assigned(role);
        return ComplexNode.Empty
            .With(UserEntitlements.Roles, UserEntitlements.RolesOf(offer, assigned))
            .With(UserEntitlements.Entitlements, UserEntitlements.EntitlementsOf(offer, assigned));
    }

    private static Filter Any(IEnumerable<RoleRef> roles)
    {
        var each = roles.Select(Has).ToArray();
        return each.Length == 0 ? new NeverFilter() : each.Aggregate((all, one) => new OrFilter(all, one));
    }

    private static CompareFilter Is(AttributeTarget target, string value) => new(target, FilterOperator.Eq, new TextValue(value));

    private static bool IsShown(string attribute) => attribute is UserEntitlements.Roles or UserEntitlements.Entitlements;
}
