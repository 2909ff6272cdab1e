using System.Text.Json.Nodes;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Workspaces;

/// <summary>Changes how the workspace is provisioned (design §5).</summary>
public sealed class SetPolicies(IDirectories directories)
{
    /// <param name="preset">Applied first; it has no say about role_ceiling and default_role, which are the owner's, and about signing in.</param>
    /// <param name="changes">Policies by name.</param>
    /// <exception cref="RefusedException">Forbidden, InvalidValue.</exception>
    public async Task<Behaviour> RunAsync(
        Caller caller, string? preset, IReadOnlyList<KeyValuePair<string, string>> changes, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        if (preset is not null || changes.Count == 0 || changes.Any(change => !PolicyNames.IsOfSignOn(change.Key)))
            authority.Require(Permissions.ManageSettings);
        if (changes.Any(change => PolicyNames.IsOfSignOn(change.Key)))
            authority.Require(Permissions.ManageSso);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<Behaviour> Decide(WorkspaceContext context)
        {
            var before = context.Workspace.Behaviour;
            var after = With(before, preset, changes);
            if (after.RoleCeiling != before.RoleCeiling || after.DefaultRole != before.DefaultRole)
                caller.RequireOwner();
            if (after.Sso == SsoPolicy.Required && before.Sso != SsoPolicy.Required)
                RequireAWayIn(context);
            if (after == before)
                return new(new WorkspaceCommit(), before);

            var commit = new WorkspaceCommit { Workspace = context.Workspace with { Behaviour = after } };
            return new(new Happening("workspace.policies_changed", "workspace", Differences(before, after)).On(commit), after);
        }
    }

    /// <summary>Nobody shuts everyone out: neither by a connection that does not work nor for good (design §4.1).</summary>
    private static void RequireAWayIn(WorkspaceContext context)
    {
        if (!context.Connections.Any(connection => connection is { State: ConnectionState.Enabled, Proven: true }))
            throw new RefusedException(Refusal.Conflict, "Single sign-on can be required once someone has signed in through it: sign in once, then require it.");
        if (!context.OwnerHasPassword())
            throw new RefusedException(Refusal.Conflict, "The owner needs a way in that does not depend on the identity provider: have the owner set a password first.");
    }

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static Behaviour With(Behaviour before, string? preset, IEnumerable<KeyValuePair<string, string>> changes)
    {
        var start = preset is null ? before : Preset(preset) with
        {
            RoleCeiling = before.RoleCeiling,
            DefaultRole = before.DefaultRole,
            Sso = before.Sso,
            IdpInitiatedSignIn = before.IdpInitiatedSignIn,
            JustInTimeMembers = before.JustInTimeMembers,
            SecondFactor = before.SecondFactor,
        };
        return changes.Aggregate(start, (behaviour, change) => PolicyNames.Set(behaviour, change.Key, change.Value));
    }

    private static Behaviour Preset(string name) =>
        Presets.ByName.TryGetValue(name, out var preset)
            ? preset
            : throw new RefusedException(
                Refusal.InvalidValue, $"There is no behaviour '{name.Shortened()}'; choose one of: {string.Join(", ", Presets.ByName.Keys)}.");

    private static JsonObject Differences(Behaviour before, Behaviour after)
    {
        var differences = PolicyNames.Describe(before).Zip(PolicyNames.Describe(after))
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => KeyValuePair.Create(
                pair.First.Key, (JsonNode?)new JsonObject { ["from"] = pair.First.Value, ["to"] = pair.Second.Value }));
        return new JsonObject(differences);
    }
}
