using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>What may change about a schema whose values are stored already: nothing that they would have to be rewritten for.</summary>
/// <param name="any">Whether any resource of a type matches a filter.</param>
internal sealed class SchemaChange(TypeDefinitions definitions, Func<string, Filter?, bool> any)
{
    /// <exception cref="RefusedException">Conflict, naming the attribute.</exception>
    public void Check(Schema before, Schema after)
    {
        foreach (var attribute in before.Attributes)
        {
            if (after.Find(attribute.Name) is { } now)
                CheckKept(before, attribute, now);
            else
                RequireNoValue(before, attribute, null);
        }
    }

    private void CheckKept(Schema schema, AttributeDefinition before, AttributeDefinition after)
    {
        RequireSameForm(before, after);
        foreach (var sub in before.SubAttributes)
        {
            if (after.Sub(sub.Name) is { } now)
                RequireSameForm(sub, now);
            else
                RequireNoValue(schema, before, sub);
        }
    }

    private static void RequireSameForm(AttributeDefinition before, AttributeDefinition after)
    {
        var isSame = before.Name == after.Name
            && before.Type == after.Type
            && before.MultiValued == after.MultiValued
            && before.CaseExact == after.CaseExact
            && before.Uniqueness == after.Uniqueness
            && before.IsKept() == after.IsKept();
        if (!isSame)
        {
            throw new RefusedException(
                Refusal.Conflict,
                $"'{before.Name}' must keep its name, type, multiValued, caseExact, uniqueness and whether it is ever returned: define another attribute instead.");
        }
    }

    private void RequireNoValue(Schema schema, AttributeDefinition attribute, AttributeDefinition? sub)
    {
        foreach (var type in definitions.TypesWith(schema.Id))
        {
            var isBase = definitions.FindType(type) is { } own && own.SchemaUri.Equals(schema.Id, StringComparison.OrdinalIgnoreCase);
            var target = new AttributeTarget(isBase ? null : schema, attribute, sub);
            if (any(type, new PresentFilter(target)))
                throw new RefusedException(Refusal.Conflict, $"'{target.Leaf.Name}' has values in {type}: clear them through the identity provider, then take it out.");
        }
    }
}
