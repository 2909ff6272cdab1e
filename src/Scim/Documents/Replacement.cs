using Rolecall.Scim.Patching;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Documents;

/// <summary>What a PUT makes of the resource that is there (RFC 7644 §3.5.1): what was left out is cleared, what is immutable stays.</summary>
public static class Replacement
{
    /// <param name="before">The resource as it is stored.</param>
    /// <param name="sent">The resource as the client sent it.</param>
    /// <param name="keeps">The extensions whose attributes stay when they are left out; null clears them all the same.</param>
    /// <exception cref="RefusedException">Mutability: another value for an immutable attribute. InvalidValue: a required one is missing.</exception>
    public static ComplexNode Of(ResourceType type, ComplexNode before, ReadResource sent, Func<Schema, bool> keeps)
    {
        var after = sent.Document;
        foreach (var target in Targets(type))
        {
            if (before.Find(target) is not { } had)
                continue;
            var isNamed = sent.Named.Contains(target.ToString());
            if (!isNamed && (target.Attribute.Mutability == Mutability.Immutable || (target.Extension is { } extension && keeps(extension))))
                after = after.Place(target, had);
            else
                CheckImmutable(target, had, after.Find(target));
        }

        RequiredAttributes.CheckChange(type, before, after);
        return after;
    }

    private static void CheckImmutable(AttributeTarget target, Node had, Node? has)
    {
        if (target.Attribute.Mutability == Mutability.Immutable && !had.Equals(has))
            throw MutabilityRefusal.Of(target);
        if (had is not ComplexNode value)
            return;

        // Of a list the values come and go whole; of a single value each part stays what it is.
        foreach (var sub in target.Attribute.SubAttributes.Where(sub => sub.Mutability == Mutability.Immutable))
        {
            if (value[sub.Name] is { } part && has is ComplexNode now && !part.Equals(now[sub.Name]))
                throw MutabilityRefusal.Of(target with { Sub = sub });
        }
    }

    private static IEnumerable<AttributeTarget> Targets(ResourceType type) => type.Schemas.SelectMany(schema => schema.Attributes.Select(
        attribute => new AttributeTarget(ReferenceEquals(schema, type.Schema) ? null : schema, attribute, null)));
}
