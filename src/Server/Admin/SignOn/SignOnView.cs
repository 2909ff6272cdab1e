using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Saml;
using Rolecall.Scim;
using Rolecall.Server.Hosting;
using Rolecall.Server.SingleSignOn;

namespace Rolecall.Server.Admin.SignOn;

/// <summary>Collects what the page of single sign-on shows.</summary>
internal sealed class SignOnView(IDirectories directories, PublicUrl publicUrl)
{
    private const int Latest = 8;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <param name="wanted">The number of the connection; null for the one that counts most.</param>
    /// <returns>Null when the workspace has none.</returns>
    /// <exception cref="RefusedException">NotFound: it has not that one.</exception>
    public async Task<SignOnModel?> ReadAsync(Visit visit, int? wanted, CancellationToken ct)
    {
        var workspace = visit.Caller.Workspace;
        var directory = directories.Open(workspace);
        var (view, ownerHasPassword) = await directory.ReadWorkspaceAsync(context => (context.View, context.OwnerHasPassword()), ct);
        if (view.Connections.Count == 0)
            return null;
        var connection = wanted is { } number
            ? view.Connections.FirstOrDefault(one => one.Id.Value == number)
                ?? throw new RefusedException(Refusal.NotFound, "There is no such connection in this workspace.")
            : view.Connections.OrderByDescending(one => Weight(one.State)).ThenByDescending(one => one.Id.Value).First();

        var signOn = directories.SignOn(workspace);
        var hasSecret = connection.Provider is OidcProvider
            && await signOn.FindSecretAsync(connection.Id, ConnectionSecretKind.OidcClientSecret, ct) is not null;
        var links = await signOn.CountLinksAsync(connection.Id, ct);
        var attempts = await signOn.ReadAttemptsAsync(new SignInQuery(connection.Id, null, null, Latest), ct);
        var card = Card(connection, hasSecret, visit.Shell.Now);
        return new SignOnModel(
            [.. view.Connections.Select(one => Tab(one, connection.Id))],
            card,
            Addresses(new SsoAddresses(await publicUrl.GetAsync(ct), workspace, connection.Id)),
            view.Connections.FirstOrDefault(one => one.State == ConnectionState.Enabled && one.Id != connection.Id)?.Name,
            Policy(view, ownerHasPassword),
            links.Linked,
            links.NotLinked,
            await AttemptLines.OfAsync(attempts, directory, visit.Shell, ct),
            Filled(connection.Provider),
            null,
            null);
    }

    private static int Weight(ConnectionState state) => state switch
    {
        ConnectionState.Enabled => 2,
        ConnectionState.Configured => 1,
        ConnectionState.Disabled => 0,
    };

    private static ConnectionTab Tab(Connection connection, ConnectionId shown)
    {
        var (state, tone, _) = SignOnWords.State(connection);
        return new ConnectionTab(connection.Id.Value, connection.Name, state, tone, connection.Id == shown);
    }

    private static ConnectionCard Card(Connection connection, bool hasSecret, DateTimeOffset now)
    {
        var (state, tone, sentence) = SignOnWords.State(connection);
        var (saml, oidc) = (connection.Provider as SamlProvider, connection.Provider as OidcProvider);
        return new ConnectionCard(
            connection.Id.Value,
            connection.Name,
            state,
            tone,
            sentence,
            connection.Provider is SamlProvider or PlannedProvider { Kind: ProviderKind.Saml },
            connection.Provider is not PlannedProvider,
            connection.State == ConnectionState.Enabled,
            connection.State == ConnectionState.Disabled,
            connection.Proven,
            saml?.EntityId ?? oidc?.Issuer.OriginalString,
            saml?.SignOnUrl.OriginalString,
            saml?.MetadataUrl?.OriginalString,
            oidc?.ClientId,
            hasSecret,
            saml?.SignsRequests ?? false,
            [.. (saml?.Certificates ?? []).Select(certificate => Line(certificate, now))]);
    }

    private static CertificateLine Line(string base64, DateTimeOffset now)
    {
        try
        {
            var certificate = SigningCertificate.Parse(base64, now);
            return new CertificateLine(
                certificate.Subject,
                string.Join(':', certificate.Fingerprint.Chunk(2).Select(pair => new string(pair))),
                certificate.NotAfter,
                certificate.Expired
                    ? "It has expired: bring the new one here."
                    : certificate.NotAfter - now < Soon ? "It expires within 30 days: make a new one at the identity provider and bring it here." : null);
        }
        catch (MetadataException)
        {
            return new CertificateLine("A certificate that cannot be read", null, null, "Bring the identity provider's certificate here again: with this one nobody gets in.");
        }
    }

    private static AddressesCard Addresses(SsoAddresses addresses) => new(
        addresses.Audience, addresses.Acs.AbsoluteUri, addresses.Callback.AbsoluteUri, $"/sso/{addresses.Workspace}/{addresses.Connection}/metadata");

    private static PolicyModel Policy(WorkspaceView view, bool ownerHasPassword)
    {
        var now = PolicyNames.Describe(view.Workspace.Behaviour).ToDictionary(StringComparer.Ordinal);
        return new PolicyModel(
            now["sso"],
            SignOnWords.Sso,
            SignOnWords.WhyNotRequired(view, ownerHasPassword),
            now["idp_initiated_sign_in"] == "on",
            now["just_in_time_members"] == "on",
            now["second_factor"],
            SignOnWords.SecondFactor);
    }

    private static FilledIn Filled(IdentityProvider provider) => provider switch
    {
        SamlProvider saml => new FilledIn(saml.MetadataUrl?.OriginalString, null, saml.EntityId, saml.SignOnUrl.OriginalString, Pem(saml.Certificates), null),
        OidcProvider oidc => new FilledIn(null, null, oidc.Issuer.OriginalString, null, null, oidc.ClientId),
        _ => new FilledIn(null, null, null, null, null, null),
    };

    private static string Pem(IReadOnlyList<string> certificates) => string.Join('\n', certificates.Select(certificate =>
        $"-----BEGIN CERTIFICATE-----\n{string.Join('\n', certificate.Chunk(64).Select(line => new string(line)))}\n-----END CERTIFICATE-----"));
}
