using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Hosting;
using Rolecall.Server.SingleSignOn;
using Rolecall.Server.SingleSignOn.Oidc;
using Rolecall.Saml.Responses;

namespace Rolecall.Server.SignIn.Sso;

/// <summary>Takes the answer of an identity provider: verifies it, then lets the domain decide. Whatever is refused stands in the connection's log with the reason.</summary>
internal sealed class Arrival(
    IDirectories directories, PublicUrl publicUrl, OidcClient oidc, ConnectionSecrets secrets, BeginSignIn begin, FinishSignIn finish, JoinBySignIn join,
    TimeProvider clock)
{
    private const string Again = "Signing in did not work: begin again, and if it stays so, tell an admin of the workspace the word and the number below.";

    /// <exception cref="RefusedException">NotFound: no such connection.</exception>
    public async Task<SignInOutcome> SamlAsync(HttpContext http, WorkspaceId workspace, ConnectionId id, string? samlResponse, CancellationToken ct)
    {
        var caller = BrowserCaller.Of(http, workspace, $"sign-in:{id}");
        var connection = await FindAsync(workspace, id, ct);
        if (connection.Provider is PlannedProvider)
            return await RecordAsync(caller, id, SignInMethod.Saml, "not_set_up", "The identity provider answers already, and this connection does not know it yet: give it the metadata first.", ct);
        try
        {
            if (connection.Provider is not SamlProvider saml || samlResponse is null)
                throw new SamlRefusedException(SamlRefusal.Malformed, "The form held no SAMLResponse, more than one, or one under a name in escapes: have the identity provider answer by HTTP-POST.");
            var handle = UntrustedHeader.Read(samlResponse).InResponseTo;
            var addresses = new SsoAddresses(await publicUrl.GetAsync(ct), workspace, id);
            var assertion = SamlResponse.Verify(
                samlResponse,
                new SamlExpectation(
                    saml.EntityId, [.. saml.Certificates.Select(certificate => new ReadOnlyMemory<byte>(Convert.FromBase64String(certificate)))],
                    addresses.Acs, addresses.Audience, handle),
                clock.GetUtcNow());
            return await FinishAsync(http, caller, Identity(id, assertion), handle, ct);
        }
        catch (SamlRefusedException refused)
        {
            return await RecordAsync(caller, id, SignInMethod.Saml, refused.Code, refused.Message, ct);
        }
    }

    /// <exception cref="RefusedException">NotFound: no such connection.</exception>
    public async Task<SignInOutcome> OidcAsync(HttpContext http, WorkspaceId workspace, ConnectionId id, CancellationToken ct)
    {
        var caller = BrowserCaller.Of(http, workspace, $"sign-in:{id}");
        var connection = await FindAsync(workspace, id, ct);
        var query = http.Request.Query;
        var handle = Only(query["state"]);
        var state = handle is null ? null : await directories.SignOn(workspace).FindStateAsync(handle, ct);
        if (connection.Provider is not OidcProvider provider || state is null || state.Connection != id || !state.IsOf(StateCookie.Read(http.Request, state.Handle)))
            return await RecordAsync(caller, id, SignInMethod.Oidc, SignInRefusals.NotUnderWay.Code, SignInRefusals.NotUnderWay.Reason, ct);
        try
        {
            var settings = new OidcSettings(
                provider.Issuer, provider.ClientId, await secrets.FindClientSecretAsync(workspace, id, ct),
                new SsoAddresses(await publicUrl.GetAsync(ct), workspace, id).Callback);
            var identity = await oidc.FinishAsync(
                settings, begin.Pending(state),
                new OidcCallback(Only(query["code"]), Only(query["iss"]), Only(query["error"]), Only(query["error_description"])), ct);
            return await FinishAsync(http, caller, Identity(id, identity), handle, ct);
        }
        catch (OidcRefusedException refused)
        {
            return await RecordAsync(caller, id, SignInMethod.Oidc, refused.Code.Word(), refused.Reason, ct);
        }
    }

    private async Task<SignInOutcome> FinishAsync(HttpContext http, Caller caller, ProvenIdentity identity, string? handle, CancellationToken ct)
    {
        var answer = new SignInAnswer(identity, handle, handle is null ? null : StateCookie.Read(http.Request, handle), BrowserCaller.AgentOf(http));
        var outcome = await finish.RunAsync(caller, answer, ct);
        if (handle is not null)
            StateCookie.Clear(http.Response, handle);
        if (outcome is not NeedsMember)
            return outcome;
        try
        {
            await join.RunAsync(caller, identity, ct);
        }
        catch (RefusedException refused) when (refused.Refusal is Refusal.Conflict or Refusal.InvalidValue or Refusal.Uniqueness)
        {
            return await RecordAsync(caller, identity.Connection, identity.Method, "not_taken_in", refused.Message, ct);
        }

        return await finish.RunAsync(caller, answer, ct);
    }

    private async Task<Connection> FindAsync(WorkspaceId workspace, ConnectionId id, CancellationToken ct) =>
        (await directories.Open(workspace).ReadWorkspaceAsync(ct)).Connections.FirstOrDefault(connection => connection.Id == id)
        ?? throw new RefusedException(Refusal.NotFound, "There is no such connection.");

    /// <summary>A parameter that is there twice counts as missing: which of the two was meant is not for us to guess.</summary>
    private static string? Only(Microsoft.Extensions.Primitives.StringValues values) => values is [var only] ? only : null;

    private static ProvenIdentity Identity(ConnectionId connection, SamlAssertion assertion) => new(
        connection, SignInMethod.Saml, assertion.Issuer, assertion.NameId, [assertion.NameId], ExternalId: null,
        First(assertion, "email", "mail", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "urn:oid:0.9.2342.19200300.100.1.3"),
        First(assertion, "firstName", "givenName", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname", "urn:oid:2.5.4.42"),
        First(assertion, "lastName", "sn", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname", "urn:oid:2.5.4.4"),
        assertion.SessionNotOnOrAfter, new UsedAssertion(assertion.Id, assertion.GoodUntil));

    private static ProvenIdentity Identity(ConnectionId connection, OidcIdentity identity)
    {
        var names = identity.Name?.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return new(
            connection, SignInMethod.Oidc, identity.Issuer, identity.Subject, identity.PreferredUsername is { } name ? [name] : [], identity.Subject,
            identity.Email, names.ElementAtOrDefault(0), names.ElementAtOrDefault(1), Until: null, Assertion: null);
    }

    private static string? First(SamlAssertion assertion, params string[] names) =>
        names.Select(name => assertion.Attributes.GetValueOrDefault(name) is [var value, ..] ? value : null).FirstOrDefault(value => value is { Length: > 0 });

    private async Task<SignInRefused> RecordAsync(Caller caller, ConnectionId id, SignInMethod method, string code, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await directories.SignOn(caller.Workspace).RecordAsync(
            new SignInAttempt(AttemptId.New(now), now, id, method, null, code, reason, caller.Address, caller.RequestId), ct);
        return new SignInRefused(code, Again, reason);
    }
}
