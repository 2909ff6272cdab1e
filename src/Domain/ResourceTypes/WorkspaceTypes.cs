using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>The resource types of one workspace: User and Group, with the extensions it gave them, and those of its own.</summary>
public sealed class WorkspaceTypes
{
    /// <summary>Of a workspace that defined nothing.</summary>
    public static readonly WorkspaceTypes BuiltIn = new(TypeDefinitions.None, 0);

    private readonly IReadOnlyList<Schema> declared;

    private WorkspaceTypes(TypeDefinitions definitions, long version)
    {
        Definitions = definitions;
        Version = version;
        User = Extended(MemberSchemas.User);
        Profile = Extended(MemberSchemas.Profile);
        Group = Extended(GroupSchemas.Group);
        GroupProfile = Extended(GroupSchemas.Profile);
        Own = [.. definitions.Types.Select(Of)];
        declared = definitions.Schemas;
        Secrets = All.SelectMany(type => type.Schemas).SelectMany(schema => schema.Attributes).SelectMany(SecretsIn)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public TypeDefinitions Definitions { get; }

    /// <summary>Moves with each change of the definitions.</summary>
    public long Version { get; }

    /// <summary>A member as it is published, filtered and projected.</summary>
    public ResourceType User { get; }

    /// <summary>The part of it that is kept as it was sent.</summary>
    public ResourceType Profile { get; }

    /// <summary>A group as it is published, filtered and projected.</summary>
    public ResourceType Group { get; }

    /// <summary>The part of it that is kept as it was sent.</summary>
    public ResourceType GroupProfile { get; }

    public IReadOnlyList<ResourceType> Own { get; }

    public IEnumerable<ResourceType> All => [User, Group, .. Own];

    /// <summary>The names of attributes that no answer shows: what is sent under them is not for the log either.</summary>
    public IReadOnlySet<string> Secrets { get; }

    public static WorkspaceTypes Of(TypeDefinitions definitions, long version) =>
        ReferenceEquals(definitions, TypeDefinitions.None) && version == 0 ? BuiltIn : new(definitions, version);

    /// <summary>Whether the workspace itself defined a schema of that URI.</summary>
    public bool Declares(string uri) => declared.Any(schema => schema.Id.Equals(uri, StringComparison.OrdinalIgnoreCase));

    public bool Declares(Schema schema) => Declares(schema.Id);

    /// <summary>The workspace's own type that answers under an endpoint, "/Devices"; compared without case.</summary>
    public ResourceType? OwnAt(string endpoint) => Own.FirstOrDefault(type => type.Endpoint.Equals(endpoint, StringComparison.OrdinalIgnoreCase));

    /// <summary>A request is read by the definitions before its transaction begins; inside, they must still be the same.</summary>
    /// <exception cref="RefusedException">Busy.</exception>
    public void RequireSame(WorkspaceTypes read)
    {
        if (read.Version != Version)
            throw new RefusedException(Refusal.Busy, "The schemas of this workspace changed while the request was read: send it again.");
    }

    private ResourceType Extended(ResourceType type) =>
        type with { Extensions = [.. type.Extensions, .. Definitions.ExtensionsOf(type.Name).Select(Find)] };

    private ResourceType Of(ResourceTypeDocument type) => new(
        type.Name, type.Description, type.Endpoint, Definitions.FindSchema(type.SchemaUri)!, [.. type.Extensions.Select(Find)]);

    private SchemaExtension Find(ExtensionReference reference) => new(Definitions.FindSchema(reference.SchemaUri)!, reference.Required);

    private static IEnumerable<string> SecretsIn(AttributeDefinition attribute) =>
        attribute.Mutability == Mutability.WriteOnly || attribute.Returned == Returned.Never
            ? [attribute.Name]
            : attribute.SubAttributes.SelectMany(SecretsIn);
}
