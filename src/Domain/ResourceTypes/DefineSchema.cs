using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>Adds a schema to a workspace, or changes one in ways that need no stored value rewritten.</summary>
public sealed class DefineSchema(IDirectories directories)
{
    /// <summary>A bound, because every request reads them all.</summary>
    public const int Most = 50;

    /// <param name="mayExist">Whether a schema of that URI is to be changed; otherwise it is in the way.</param>
    /// <exception cref="RefusedException">Forbidden, InvalidValue, Uniqueness, Conflict.</exception>
    public async Task<Schema> RunAsync(Caller caller, Schema schema, bool mayExist, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Roles.Permissions.ManageProvisioning);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<Schema> Decide(WorkspaceContext context)
        {
            var definitions = context.Types.Definitions;
            TypeNames.CheckSchema(schema, definitions);
            var before = definitions.FindSchema(schema.Id);
            if (before is not null && !mayExist)
                throw new RefusedException(Refusal.Uniqueness, $"The workspace has the schema {before.Id} already: change it instead.");
            if (before is null && definitions.Schemas.Count >= Most)
                throw new RefusedException(Refusal.Conflict, $"A workspace has at most {Most} schemas of its own: remove one first.");
            if (before is not null)
                new SchemaChange(definitions, context.Any).Check(before, schema);
            foreach (var type in definitions.TypesWith(schema.Id))
                ExtensionRules.Check(type, schema);

            var happening = TypeRecord.Of(before is null ? "schema.defined" : "schema.changed", "schema", schema.Id);
            return new(happening.On(new WorkspaceCommit { Types = definitions.With(schema) }), schema);
        }
    }
}
