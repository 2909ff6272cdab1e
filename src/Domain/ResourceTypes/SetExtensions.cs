using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>Says which of its schemas a workspace adds to User or to Group.</summary>
public sealed class SetExtensions(IDirectories directories)
{
    /// <param name="type">"User" or "Group".</param>
    /// <param name="extensions">All of them; those that the type has anyway may be left out.</param>
    /// <exception cref="RefusedException">Forbidden, InvalidValue, Conflict.</exception>
    public async Task<IReadOnlyList<ExtensionReference>> RunAsync(
        Caller caller, string type, IReadOnlyList<ExtensionReference> extensions, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Roles.Permissions.ManageProvisioning);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<IReadOnlyList<ExtensionReference>> Decide(WorkspaceContext context)
        {
            var definitions = context.Types.Definitions;
            var before = definitions.ExtensionsOf(type);
            var after = ExtensionRules.Checked(type, extensions, definitions);
            CheckRemoved(context, type, before, after);
            var happening = TypeRecord.Of("resource_type.changed", "resource_type", type);
            return new(happening.On(new WorkspaceCommit { Types = definitions.WithExtensions(type, after) }), after);
        }
    }

    /// <summary>The name as the built-in type spells it; null for another type.</summary>
    public static string? BuiltIn(string type) => new[] { MemberSchemas.User.Name, GroupSchemas.Group.Name }
        .FirstOrDefault(name => name.Equals(type, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="RefusedException">Conflict: an extension that is to go has values.</exception>
    internal static void CheckRemoved(
        WorkspaceContext context, string type, IReadOnlyList<ExtensionReference> before, IReadOnlyList<ExtensionReference> after)
    {
        foreach (var gone in before.Select(extension => extension.SchemaUri).Except(after.Select(extension => extension.SchemaUri)))
        {
            var uses = new CompareFilter(
                new AttributeTarget(null, CommonAttributes.Schemas, null), FilterOperator.Eq, new TextValue(gone));
            if (context.Any(type, uses))
                throw new RefusedException(Refusal.Conflict, $"There are values of {gone} in {type}: clear them through the identity provider first.");
        }
    }
}
