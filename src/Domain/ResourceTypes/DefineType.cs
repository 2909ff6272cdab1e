using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>Adds a resource type of the workspace's own: from then on SCIM serves it at its endpoint like User and Group.</summary>
public sealed class DefineType(IDirectories directories)
{
    /// <summary>A bound, because a query at the root asks each of them.</summary>
    public const int Most = 20;

    /// <param name="mayExist">Whether a type of that name is to be changed; otherwise it is in the way.</param>
    /// <exception cref="RefusedException">Forbidden, InvalidValue, Uniqueness, Conflict.</exception>
    public async Task<ResourceTypeDocument> RunAsync(Caller caller, ResourceTypeDocument type, bool mayExist, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Roles.Permissions.ManageProvisioning);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<ResourceTypeDocument> Decide(WorkspaceContext context)
        {
            var definitions = context.Types.Definitions;
            TypeNames.CheckType(type, definitions);
            var before = definitions.FindType(type.Name);
            if (before is not null && !mayExist)
                throw new RefusedException(Refusal.Uniqueness, $"The workspace has the resource type {before.Name} already: change it instead.");
            if (before is null && definitions.Types.Count >= Most)
                throw new RefusedException(Refusal.Conflict, $"A workspace has at most {Most} resource types of its own: remove one first.");

            var defined = Resolved(definitions);
            if (before is not null)
                CheckChange(context, before, defined);
            var happening = TypeRecord.Of(before is null ? "resource_type.defined" : "resource_type.changed", "resource_type", type.Name);
            return new(happening.On(new WorkspaceCommit { Types = definitions.With(defined) }), defined);
        }

        ResourceTypeDocument Resolved(TypeDefinitions definitions)
        {
            var extensions = ExtensionRules.Checked(type.Name, type.Extensions, definitions);
            var schema = ExtensionRules.Find(type.Name, type.SchemaUri, definitions);
            if (extensions.Any(extension => extension.SchemaUri == schema.Id))
                throw new RefusedException(Refusal.InvalidValue, $"{schema.Id} is the base schema of {type.Name} and cannot extend it, too.");
            return type with { SchemaUri = schema.Id, Extensions = extensions };
        }
    }

    private static void CheckChange(WorkspaceContext context, ResourceTypeDocument before, ResourceTypeDocument after)
    {
        if (before.SchemaUri != after.SchemaUri && context.Any(before.Name, null))
            throw new RefusedException(Refusal.Conflict, $"There are resources of the type {before.Name}: it must keep its schema.");
        SetExtensions.CheckRemoved(context, before.Name, before.Extensions, after.Extensions);
    }
}
