using System.Text.Json.Nodes;
using Rolecall.Domain.Clients;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Connections;

/// <summary>What is to become of a connection; null leaves that as it is.</summary>
/// <param name="Quirks">Only those named change; null for one that is to follow the profile again.</param>
public sealed record ConnectionChange(
    string? Name, string? Client, IReadOnlyDictionary<string, bool?>? Quirks, EntitlementMode? Entitlements);

/// <summary>Renames a connection, says what its client does, or how roles are offered to it.</summary>
public sealed class ChangeConnection(IDirectories directories)
{
    /// <exception cref="RefusedException">Forbidden, NotFound, InvalidValue, Uniqueness.</exception>
    public async Task<Connection> RunAsync(Caller caller, ConnectionId id, ConnectionChange change, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Permissions.ManageSso);
        Check(change);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<Connection> Decide(WorkspaceContext context)
        {
            var before = ConnectionRules.Find(context, id);
            if (change.Name is { } name && name != before.Name)
                ConnectionRules.CheckName(name, [.. context.Connections.Where(other => other.Id != id)]);
            var after = before with
            {
                Name = change.Name ?? before.Name,
                Client = change.Client ?? before.Client,
                Quirks = Switched(before.Quirks, change.Quirks),
                Entitlements = change.Entitlements ?? before.Entitlements,
            };
            if (after with { Quirks = before.Quirks } == before && Same(before.Quirks, after.Quirks))
                return new(new WorkspaceCommit(), before);

            var happened = ConnectionRules.Happened("connection.changed", after);
            happened.Detail["client"] = after.Client;
            happened.Detail["quirks"] = new JsonObject(after.Quirks.Select(quirk => KeyValuePair.Create(quirk.Key, (JsonNode?)quirk.Value)));
            happened.Detail["entitlements"] = SnakeCase.Of(after.Entitlements);
            return new(happened.On(new WorkspaceCommit { Connections = [after] }), after);
        }
    }

    /// <remarks>A quirk that there is no more can still be taken away.</remarks>
    private static void Check(ConnectionChange change)
    {
        if (change.Client is { } client)
            ClientProfiles.Check(client);
        foreach (var (name, on) in change.Quirks ?? new Dictionary<string, bool?>())
        {
            if (on is not null)
                ClientProfiles.CheckQuirk(name);
        }
    }

    private static SortedDictionary<string, bool> Switched(IReadOnlyDictionary<string, bool> before, IReadOnlyDictionary<string, bool?>? changes)
    {
        var after = new SortedDictionary<string, bool>(before.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, on) in changes ?? new Dictionary<string, bool?>())
        {
            if (on is { } value)
                after[name] = value;
            else
                after.Remove(name);
        }

        return after;
    }

    private static bool Same(IReadOnlyDictionary<string, bool> one, IReadOnlyDictionary<string, bool> other) =>
        one.Count == other.Count && one.All(quirk => other.TryGetValue(quirk.Key, out var on) && on == quirk.Value);
}
