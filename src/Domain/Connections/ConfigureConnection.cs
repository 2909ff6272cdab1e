using Rolecall.Domain.Roles;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Connections;

/// <summary>Gives a connection other settings of its identity provider, or secrets that go with them.</summary>
/// <remarks>
/// Certificates and addresses may change under the same identity provider. Another issuer is another provider: what was proven, and who
/// is linked, was by the old one, so that is a new connection.
/// </remarks>
public sealed class ConfigureConnection(IDirectories directories)
{
    /// <param name="provider">Null leaves it.</param>
    /// <exception cref="RefusedException">Forbidden, NotFound, Conflict.</exception>
    public async Task<Connection> RunAsync(
        Caller caller, ConnectionId id, IdentityProvider? provider, IReadOnlyList<ConnectionSecret> secrets, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Permissions.ManageSso);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<Connection> Decide(WorkspaceContext context)
        {
            var before = ConnectionRules.Find(context, id);
            var after = before with { Provider = provider ?? before.Provider };
            if (before.State != ConnectionState.Configured && IssuerOf(after.Provider) != IssuerOf(before.Provider))
            {
                throw new RefusedException(
                    Refusal.Conflict, "These settings are of another identity provider: set it up beside this one, sign in once to prove it, and it takes this one's place.");
            }

            var happened = ConnectionRules.Happened("connection.configured", after);
            happened.Detail["secrets"] = secrets.Count;
            return new(happened.On(new WorkspaceCommit { Connections = [after], Secrets = secrets }), after);
        }
    }

    private static string IssuerOf(IdentityProvider provider) => provider switch
    {
        SamlProvider saml => $"saml:{saml.EntityId}",
        OidcProvider oidc => $"oidc:{oidc.Issuer.OriginalString}:{oidc.ClientId}",
        PlannedProvider => "planned",
        _ => throw new ArgumentOutOfRangeException(nameof(provider)),
    };
}
