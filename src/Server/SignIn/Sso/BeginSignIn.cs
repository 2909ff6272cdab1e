using System.Text.Json;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Saml.Requests;
using Rolecall.Scim;
using Rolecall.Server.Hosting;
using Rolecall.Server.Keys;
using Rolecall.Server.SingleSignOn;
using Rolecall.Server.SingleSignOn.Oidc;

namespace Rolecall.Server.SignIn.Sso;

/// <summary>Sends a browser to the identity provider, and keeps what its answer must fit.</summary>
internal sealed class BeginSignIn(IDirectories directories, PublicUrl publicUrl, OidcClient oidc, ConnectionSecrets secrets, MasterKey key, TimeProvider clock)
{
    private const string Purpose = "sign-in-state";

    /// <param name="session">The handle of the session that wants to be proved again, or linked.</param>
    /// <exception cref="OidcRefusedException">The provider cannot be reached, or not used.</exception>
    public async Task<Departure> RunAsync(
        WorkspaceId workspace, Connection connection, SignInPurpose purpose, string returnTo, string? session, CancellationToken ct)
    {
        var addresses = new SsoAddresses(await publicUrl.GetAsync(ct), workspace, connection.Id);
        var handle = AuthnRequest.NewId();
        var again = purpose == SignInPurpose.Reauthenticate;
        var (departure, kept) = connection.Provider switch
        {
            SamlProvider saml => (await SamlAsync(saml, addresses, handle, again, ct), new PendingOidc(null, null)),
            OidcProvider provider => await OidcAsync(provider, addresses, handle, again, ct),
            PlannedProvider => throw new RefusedException(
                Refusal.Conflict, "This connection does not know its identity provider yet: give it the settings on the page 'Single sign-on' first."),
            _ => throw new ArgumentOutOfRangeException(nameof(connection)),
        };
        var secret = SignInBrowser.NewSecret();
        await directories.SignOn(workspace).BeginAsync(
            new SignInState(
                handle, connection.Id, SignInBrowser.HashOf(secret), purpose, returnTo, session,
                key.Seal(Purpose, handle, JsonSerializer.SerializeToUtf8Bytes(kept)), clock.GetUtcNow() + SignInState.Life),
            ct);
        return departure with { Handle = handle, Secret = secret };
    }

    /// <summary>What was kept for the answer of an OpenID Connect provider.</summary>
    public OidcPending Pending(SignInState state)
    {
        var kept = JsonSerializer.Deserialize<PendingOidc>(key.Open(Purpose, state.Handle, state.Sealed.Span))!;
        return new OidcPending(kept.Nonce ?? "", kept.Verifier ?? "", AgeFor(state.Purpose));
    }

    private async Task<Departure> SamlAsync(SamlProvider saml, SsoAddresses addresses, string handle, bool again, CancellationToken ct)
    {
        var request = new AuthnRequest(handle, clock.GetUtcNow(), saml.SignOnUrl, addresses.Acs, addresses.Audience, again);
        using var signing = saml.SignsRequests ? await secrets.FindSigningKeyAsync(addresses.Workspace, addresses.Connection, ct) : null;
        return saml.Binding == "post"
            ? new Departure(saml.SignOnUrl, request.PostField(signing))
            : new Departure(request.RedirectUrl(null, signing), null);
    }

    private async Task<(Departure, PendingOidc)> OidcAsync(OidcProvider provider, SsoAddresses addresses, string handle, bool again, CancellationToken ct)
    {
        var settings = new OidcSettings(provider.Issuer, provider.ClientId, ClientSecret: null, addresses.Callback);
        var start = await oidc.StartAsync(
            settings, handle, new OidcStartOptions(Reauthenticate: again, MaxAuthAge: AgeFor(again ? SignInPurpose.Reauthenticate : SignInPurpose.SignIn)), ct);
        return (new Departure(start.AuthorizationUrl, null), new PendingOidc(start.Nonce, start.CodeVerifier));
    }

    /// <summary>Who proves themselves again must do so now, whatever session there is at the identity provider.</summary>
    private static TimeSpan? AgeFor(SignInPurpose purpose) => purpose == SignInPurpose.Reauthenticate ? TimeSpan.Zero : null;

    private sealed record PendingOidc(string? Nonce, string? Verifier);
}
