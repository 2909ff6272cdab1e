using Rolecall.Domain.Provisioning;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Resources;

/// <summary>Rules every write of a resource keeps, and the sentences that say so.</summary>
internal static class ResourceRules
{
    /// <exception cref="RefusedException">NotFound, VersionMismatch, Forbidden.</exception>
    public static Resource Addressed(ResourceContext context, Caller caller, string type, EntityTags? condition)
    {
        var resource = context.Resource ?? throw new RefusedException(Refusal.NotFound, $"There is no such {type} in this workspace.");
        WriteRules.CheckVersion(type, resource.Version, condition);
        WriteRules.CheckManager(type, resource.ManagedBy, caller, context.Find);
        return resource;
    }

    /// <summary>The resource with another document; the same one, version and all, when the document says the same.</summary>
    /// <exception cref="RefusedException">Uniqueness.</exception>
    public static Resource Changed(
        ResourceContext context, Caller caller, ResourceType type, Resource before, ComplexNode document, DateTimeOffset now)
    {
        UniqueValues.Check(type, document, value => context.IsValueTaken(value, before.Number));
        var managed = before with { ManagedBy = caller.Connection };
        return document.Equals(before.Profile.Document)
            ? managed
            : managed with { Profile = StoredDocument.Of(type, document), Version = before.Version + 1, Modified = now };
    }
}
