using System.Text.Json.Nodes;
using Rolecall.Domain.Clients;
using Rolecall.Domain.Roles;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Connections;

/// <summary>What is to become of a connection; null leaves that as it is.</summary>
/// <param name="Quirks">Only those named change; null for one that is to follow the profile again.</param>
public sealed record ConnectionChange(
    string? Name = null, string? Client = null, IReadOnlyDictionary<string, bool?>? Quirks = null, EntitlementMode? Entitlements = null)
{
    public IdentityProvider? Provider { get; init; }

    /// <summary>What goes with the settings of the identity provider, sealed.</summary>
    public IReadOnlyList<ConnectionSecret> Secrets { get; init; } = [];
}

/// <summary>
/// Renames a connection, says what its client does or how roles are offered to it, and gives it other settings of its identity provider:
/// all that is asked for, or nothing of it.
/// </summary>
/// <remarks>
/// Certificates and addresses may change under the same identity provider. Another issuer is another provider: what was proven, and who
/// is linked, was by the old one, so that is a new connection.
/// </remarks>
public sealed class ChangeConnection(IDirectories directories)
{
    /// <exception cref="RefusedException">Forbidden, NotFound, InvalidValue, Uniqueness, Conflict.</exception>
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
            if (change.Provider is { } provider)
                CheckIsSame(before, provider);
            var described = before with
            {
                Name = change.Name ?? before.Name,
                Client = change.Client ?? before.Client,
                Quirks = Switched(before.Quirks, change.Quirks),
                Entitlements = change.Entitlements ?? before.Entitlements,
            };
            var after = described with { Provider = change.Provider ?? before.Provider };
            var commit = new WorkspaceCommit { Secrets = change.Secrets };
            if (after.Provider != before.Provider || change.Secrets.Count > 0)
                commit = Configured(after, change).On(commit with { Connections = [after] });
            if (described with { Quirks = before.Quirks } != before || !Same(before.Quirks, described.Quirks))
                commit = Described(after).On(commit with { Connections = [after] });
            return new(commit, after);
        }
    }

    private static Happening Configured(Connection after, ConnectionChange change)
    {
        var happened = ConnectionRules.Happened("connection.configured", after);
        happened.Detail["secrets"] = change.Secrets.Count;
        return happened;
    }

    private static Happening Described(Connection after)
    {
        var happened = ConnectionRules.Happened("connection.changed", after);
        happened.Detail["client"] = after.Client;
        happened.Detail["quirks"] = new JsonObject(after.Quirks.Select(quirk => KeyValuePair.Create(quirk.Key, (JsonNode?)quirk.Value)));
        happened.Detail["entitlements"] = SnakeCase.Of(after.Entitlements);
        return happened;
    }

    private static void CheckIsSame(Connection before, IdentityProvider provider)
    {
        if (before.State != ConnectionState.Configured && IssuerOf(provider) != IssuerOf(before.Provider))
        {
            throw new RefusedException(
                Refusal.Conflict, "These settings are of another identity provider: set it up beside this one, sign in once to prove it, and it takes this one's place.");
        }
    }

    private static string IssuerOf(IdentityProvider provider) => provider switch
    {
        SamlProvider saml => $"saml:{saml.EntityId}",
        OidcProvider oidc => $"oidc:{oidc.Issuer.OriginalString}:{oidc.ClientId}",
        PlannedProvider => "planned",
        _ => throw new ArgumentOutOfRangeException(nameof(provider)),
    };

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
