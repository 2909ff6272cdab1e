using System.Text.Json;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Schemas;

/// <summary>Reads one attribute of a schema document (RFC 7643 §7); what is left out has the defaults of §2.2.</summary>
internal static class AttributeReader
{
    private const int MostSubAttributes = 50;
    private const int LongestName = 100;

    private static readonly string[] Known =
    [
        "name", "type", "subAttributes", "multiValued", "description", "required", "canonicalValues", "caseExact", "mutability",
        "returned", "uniqueness", "referenceTypes",
    ];

    /// <param name="of">How messages call what the attribute belongs to.</param>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static AttributeDefinition Read(JsonElement json, string of, bool isSub = false)
    {
        var unnamed = new DefinitionReader(json, $"An attribute of {of}", Known);
        var name = unnamed.Text("name");
        var members = new DefinitionReader(json, $"The attribute '{name.Shortened()}' of {of}", Known);
        CheckName(members, name, isSub);

        var type = members.Choice("type", CharacteristicNames.Of, AttributeType.String);
        var mutability = members.Choice("mutability", CharacteristicNames.Of, Mutability.ReadWrite);
        var secret = mutability == Mutability.WriteOnly;
        var definition = new AttributeDefinition(name, members.FindText("description") ?? "", type)
        {
            MultiValued = members.FindFlag("multiValued") ?? false,
            Required = members.FindFlag("required") ?? false,
            // RFC 7643 §2.3.6 and §2.3.7: these are compared with their case.
            CaseExact = members.FindFlag("caseExact") ?? type is AttributeType.Reference or AttributeType.Binary,
            Mutability = mutability,
            Returned = members.Choice("returned", CharacteristicNames.Of, secret ? Returned.Never : Returned.Default),
            Uniqueness = members.Choice("uniqueness", CharacteristicNames.Of, Uniqueness.None),
            CanonicalValues = members.Texts("canonicalValues"),
            ReferenceTypes = ReferenceTypes(members, type),
            SubAttributes = SubAttributes(members, type, name),
        };
        CheckTogether(members, definition, isSub);
        return definition;
    }

    private static void CheckName(DefinitionReader members, string name, bool isSub)
    {
        if (!AttributeNotation.IsName(name) || name.Length > LongestName || (name[0] == '$' && !(isSub && name == "$ref")))
            throw members.Refused("has a name that is none: a letter comes first, then letters, digits, '-' or '_' (RFC 7643 section 2.1)");
        if (!isSub && CommonAttributes.All.Any(common => common.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            throw members.Refused("takes a name that every resource has already (RFC 7643 section 3.1); choose another");
    }

    private static IReadOnlyList<string> ReferenceTypes(DefinitionReader members, AttributeType type)
    {
        var types = members.Texts("referenceTypes");
        if (type == AttributeType.Reference)
            return types.Count == 0 ? ["external"] : types;
        return types.Count == 0 ? [] : throw members.Refused("has referenceTypes, which only an attribute of the type reference can have");
    }

    private static AttributeDefinition[] SubAttributes(DefinitionReader members, AttributeType type, string name)
    {
        var subs = members.List("subAttributes");
        if (type != AttributeType.Complex)
            return subs.Count == 0 ? [] : throw members.Refused("has subAttributes, which only an attribute of the type complex can have");
        if (subs.Count is 0 or > MostSubAttributes)
            throw members.Refused($"is complex and so needs from 1 to {MostSubAttributes} subAttributes");

        AttributeDefinition[] read = [.. subs.Select(sub => Read(sub, $"'{name.Shortened()}'", isSub: true))];
        return FirstTwice(read) is { } twice ? throw members.Refused($"has two subAttributes of the name '{twice}'") : read;
    }

    public static string? FirstTwice(IReadOnlyList<AttributeDefinition> attributes) => attributes
        .GroupBy(attribute => attribute.Name, StringComparer.OrdinalIgnoreCase)
        .FirstOrDefault(same => same.Count() > 1)?.Key;

    private static void CheckTogether(DefinitionReader members, AttributeDefinition attribute, bool isSub)
    {
        if (isSub && attribute.Type == AttributeType.Complex)
            throw members.Refused("is complex inside a complex attribute, which RFC 7643 section 2.3.8 rules out");
        if (attribute is { Mutability: Mutability.WriteOnly, Returned: not Returned.Never })
            throw members.Refused("is writeOnly and so must have returned never");
        if (attribute is { Mutability: Mutability.ReadOnly, Required: true })
            throw members.Refused("is readOnly and required, so that no client could ever fulfil it");
        if (attribute.Uniqueness != Uniqueness.None && (isSub || !CanBeUnique(attribute)))
            throw members.Refused("cannot be unique: that is kept for attributes with one plain value that answers may show");
    }

    private static bool CanBeUnique(AttributeDefinition attribute) =>
        attribute is { MultiValued: false, Returned: not Returned.Never }
        && attribute.Type is not (AttributeType.Complex or AttributeType.Boolean or AttributeType.Binary);
}
