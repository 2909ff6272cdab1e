using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>Which schemas can extend which type.</summary>
internal static class ExtensionRules
{
    public const int Most = 20;

    /// <summary>The schemas that a list of extensions names, less those that the type has anyway.</summary>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static IReadOnlyList<ExtensionReference> Checked(string type, IReadOnlyList<ExtensionReference> extensions, TypeDefinitions definitions)
    {
        ExtensionReference[] own = [.. extensions.Where(extension => !TypeNames.IsBuiltInSchema(extension.SchemaUri))];
        if (own.Length > Most)
            throw new RefusedException(Refusal.InvalidValue, $"A resource type has at most {Most} extensions.");
        return [.. own.Select(extension => extension with { SchemaUri = Find(type, extension.SchemaUri, definitions).Id })];
    }

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static void Check(string type, Schema schema)
    {
        // Their names alone, wherever they stand, are how a role is assigned (design §4.2).
        if (type == MemberSchemas.User.Name && schema.Attributes.FirstOrDefault(attribute => MemberSchemas.Role.Find(attribute.Name) is not null) is { } role)
            throw new RefusedException(Refusal.InvalidValue, $"'{role.Name}' is how a role is assigned, so no extension of User can have it: choose another name.");
    }

    public static Schema Find(string type, string uri, TypeDefinitions definitions)
    {
        var schema = definitions.FindSchema(uri)
            ?? throw new RefusedException(Refusal.InvalidValue, $"There is no schema {uri} in this workspace: define it first.");
        Check(type, schema);
        return schema;
    }
}
