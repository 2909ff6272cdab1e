using Rolecall.Scim.Filtering;

namespace Rolecall.Storage.Filters;

/// <summary>Terms on e-mails, which have rows of their own: their values are what clients look people up by.</summary>
internal sealed class EmailTerms(Comparison comparison)
{
    /// <summary>The condition on one row, <c>member_emails e</c>.</summary>
    public string OfRow(Filter term) => term switch
    {
        PresentFilter { Target: { Attribute.Name: "emails", Sub: null } } => "true",
        PresentFilter present => $"{ColumnOf(present.Target.Leaf.Name)} is not null",
        CompareFilter compare => comparison.OfColumn(ColumnOf(compare.Target.Leaf.Name), compare),
        ElementFilter element => FilterTree.Condition(element.Inner, OfRow),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    public string Of(Filter term) =>
        $"exists (select 1 from member_emails e where e.workspace = @workspace and e.member = m.member and {OfRow(term)})";

    /// <remarks>A row says that a value is not the primary one, not whether the client said so or nothing.</remarks>
    public static bool CanTell(Filter term) => term switch
    {
        PresentFilter or CompareFilter { Value: null } => TargetOf(term) != "primary",
        ElementFilter element => CanTell(element.Inner),
        AndFilter and => CanTell(and.Left) && CanTell(and.Right),
        OrFilter or => CanTell(or.Left) && CanTell(or.Right),
        NotFilter not => CanTell(not.Inner),
        _ => true,
    };

    private static string TargetOf(Filter term) => term switch
    {
        PresentFilter present => present.Target.Leaf.Name,
        CompareFilter compare => compare.Target.Leaf.Name,
        _ => "",
    };

    private static string ColumnOf(string name) => name switch
    {
        "value" => "e.value_key",
        "type" => "e.type_key",
        "display" => "e.display_key",
        "primary" => "e.is_primary",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "E-mails have no such column."),
    };
}
