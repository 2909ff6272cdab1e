using System.Globalization;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Text;

namespace Rolecall.Storage.Filters;

/// <summary>Terms on the role attributes, which are put into a resource at sending and so are in no document.</summary>
internal sealed class RoleTerms(Comparison comparison)
{
    /// <summary>The built-in role, or the one that the custom role is based on.</summary>
    public static readonly string Word =
        "case coalesce((select r.inherited from roles r where r.workspace = @workspace and r.role = m.custom_role), m.role)"
        + string.Concat(Enum.GetValues<BuiltInRole>().Select(role => $" when {(int)role} then '{role.Word()}'"))
        + " end";

    public string Of(Filter term) => term switch
    {
        PresentFilter { Target.Attribute.Name: "role" } => "true",
        PresentFilter => "m.custom_role is not null",
        CompareFilter { Target.Attribute.Name: "role" } compare => comparison.Of(Word, compare),
        CompareFilter { Target.Attribute.Name: "customRoleName" } compare =>
            "m.custom_role in (select r.role from roles r where r.workspace = @workspace and "
            + comparison.OfColumn("r.name_key", compare) + ")",
        CompareFilter { Target.Attribute.Name: "customRoleId", Operator: FilterOperator.Eq, Value: TextValue text } =>
            comparison.OfNumber("m.custom_role", FilterOperator.Eq, NumberIn(text.Text)),
        CompareFilter { Target.Attribute.Name: "customRoleId" } compare => comparison.Of("cast(m.custom_role as text)", compare),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    /// <returns>The number of a role when the text is one as we write it, else one that no role has.</returns>
    private static long NumberIn(string text)
    {
        var key = NameKey.Fold(text);
        return long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString() == key
            ? number
            : -1;
    }
}
