using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>A resource as a client sent it with POST or PUT, read by the definitions that counted when it came.</summary>
internal sealed record SentResource(WorkspaceTypes Types, ReadResource Read)
{
    /// <summary>What a new resource of the type holds.</summary>
    /// <exception cref="RefusedException">InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    public ComplexNode Created(ResourceType type, WorkspaceTypes now)
    {
        now.RequireSame(Types);
        RequiredAttributes.Check(type, Read.Document);
        return Read.Document;
    }

    /// <summary>What the resource that is there holds afterwards.</summary>
    /// <param name="keeps">The extensions whose attributes stay when they are left out.</param>
    /// <exception cref="RefusedException">Mutability, InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    public ComplexNode Replacing(ResourceType type, ComplexNode before, WorkspaceTypes now, Func<Schema, bool> keeps)
    {
        now.RequireSame(Types);
        return Replacement.Of(type, before, Read, keeps);
    }
}
