using System.Text.Json;
using CsCheck;
using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>Filters over every attribute of a resource type, with every operator that its kind of value has.</summary>
internal static class RandomTerms
{
    private static readonly Gen<string> Text = Gen.OneOf(RandomMembers.Text, RandomFilters.OursText, RandomWholeMembers.Uri, RandomWholeMembers.Certificate);

    /// <param name="elsewhere">Attributes of another type, which a query at the root may name; none for a query of one type.</param>
    public static Gen<string> Of(ResourceType type, params string[] elsewhere) => RandomFilters.Nested(
        Gen.Frequency(
            (6, Pick(AllAttributes.Simple(type)).SelectMany(target => Compare(target.ToString(), target.Leaf))),
            (2, Pick(AllAttributes.All(type)).Select(target => $"{target} pr")),
            (1, Gen.Select(Pick(AllAttributes.All(type)), Equality, (target, op) => $"{target} {op} null")),
            (3, Pick(AllAttributes.Lists(type)).SelectMany(list => Inside(list.Attribute).Select(inside => $"{list}[{inside}]"))),
            (elsewhere.Length == 0 ? 0 : 3, Gen.OneOf(elsewhere.Length == 0 ? [""] : elsewhere))),
        3);

    private static Gen<string> Equality => Gen.OneOf("eq", "ne");

    private static Gen<string> Inside(AttributeDefinition list) => RandomFilters.Nested(
        Pick(list.SubAttributes).SelectMany(sub => Gen.Frequency(
            (5, Compare(sub.Name, sub)), (1, Gen.Const($"{sub.Name} pr")), (1, Equality.Select(op => $"{sub.Name} {op} null")))),
        2);

    private static Gen<string> Compare(string name, AttributeDefinition attribute) => attribute.Type switch
    {
        AttributeType.Boolean => Gen.Select(Equality, Gen.OneOf("true", "false"), (op, flag) => $"{name} {op} {flag}"),
        AttributeType.DateTime => Gen.Select(
            Gen.OneOf("eq", "ne", "gt", "ge", "lt", "le"), RandomFilters.Moment, (op, at) => $"{name} {op} \"{at}\""),
        AttributeType.Binary => Compare(name, Gen.OneOf("eq", "ne", "co", "sw", "ew")),
        _ => Compare(name, Gen.OneOf("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le")),
    };

    private static Gen<string> Compare(string name, Gen<string> operators) =>
        Gen.Select(operators, Text, (op, text) => $"{name} {op} {JsonSerializer.Serialize(text)}");

    private static Gen<T> Pick<T>(IReadOnlyList<T> of) => Gen.Int[0, of.Count - 1].Select(i => of[i]);
}
