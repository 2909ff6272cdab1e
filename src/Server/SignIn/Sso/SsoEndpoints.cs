using Microsoft.AspNetCore.Http.HttpResults;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Saml;
using Rolecall.Scim;
using Rolecall.Server.Access;
using Rolecall.Server.Hosting;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.Accounts;
using Rolecall.Server.SignIn.Sessions;
using Rolecall.Server.SingleSignOn;
using Rolecall.Server.SingleSignOn.Oidc;

namespace Rolecall.Server.SignIn.Sso;

/// <summary>The way to the identity provider and back.</summary>
internal static class SsoEndpoints
{
    public static void MapSso(this IEndpointRouteBuilder app)
    {
        // Anyone: the answer of the identity provider is the proof, and what it proves is checked.
        var pages = app.MapGroup("/sso/{team:int}").RequireAccess(AccessPolicy.Open);
        pages.MapGet("/start", StartEnabledAsync);
        pages.MapGet("/{connection:int}/start", StartAsync);
        pages.MapPost("/{connection:int}/acs", AcsAsync);
        pages.MapGet("/{connection:int}/callback", CallbackAsync);
        pages.MapGet("/{connection:int}/metadata", MetadataAsync);
    }

    private static async Task<IResult> StartEnabledAsync(
        int team, HttpContext http, IDirectories directories, BeginSignIn begin, SessionFinder sessions, CancellationToken ct)
    {
        var view = await directories.Open(new WorkspaceId(team)).ReadWorkspaceAsync(ct);
        var enabled = view.Connections.Enabled()
            ?? throw new RefusedException(Refusal.Conflict, $"{view.Workspace.Name} has no single sign-on yet: sign in with a password.");
        return await DepartAsync(http, view.Workspace.Id, enabled, SignInPurpose.SignIn, begin, sessions, ct);
    }

    /// <summary>A GET, because it begins something and changes nothing that anybody sees; what it begins is bound to this browser.</summary>
    private static async Task<IResult> StartAsync(
        int team, int connection, HttpContext http, IDirectories directories, BeginSignIn begin, SessionFinder sessions, TimeProvider clock, CancellationToken ct)
    {
        var view = await directories.Open(new WorkspaceId(team)).ReadWorkspaceAsync(ct);
        var found = view.Connections.FirstOrDefault(one => one.Id.Value == connection) ?? throw new RefusedException(Refusal.NotFound, "There is no such connection.");
        var purpose = http.Request.Query["purpose"].ToString() switch
        {
            "prove" => SignInPurpose.Prove,
            "link" => SignInPurpose.Link,
            "reauthenticate" => SignInPurpose.Reauthenticate,
            _ => SignInPurpose.SignIn,
        };
        if (purpose == SignInPurpose.Link && await sessions.FindAsync(http, null, ct) is { Session: var own } && !own.IsFresh(clock.GetUtcNow()))
            return AccountVisits.GoToReauthenticate($"{Destinations.Account}#sign-on");
        return await DepartAsync(http, view.Workspace.Id, found, purpose, begin, sessions, ct);
    }

    private static async Task<IResult> DepartAsync(
        HttpContext http, WorkspaceId workspace, Connection connection, SignInPurpose purpose, BeginSignIn begin, SessionFinder sessions, CancellationToken ct)
    {
        var to = LocalPath.Of(http.Request.Query["to"], $"/w/{workspace}");
        var session = purpose == SignInPurpose.SignIn ? null : await sessions.FindAsync(http, workspace, ct);
        if (purpose != SignInPurpose.SignIn && session is not { Opens: true })
            return new SeeOther($"/sign-in/{workspace}?to={Uri.EscapeDataString(to)}");
        try
        {
            var departure = await begin.RunAsync(workspace, connection, purpose, to, session?.Session.Handle, ct);
            StateCookie.Write(http.Response, departure.Handle, departure.Secret);
            if (departure.SamlRequest is not { } request)
                return Results.Redirect(departure.Url.AbsoluteUri);
            http.Response.Headers.ContentSecurityPolicy =
                PageHeaders.ContentSecurityPolicy.Replace("form-action 'self'", $"form-action {departure.Url.GetLeftPart(UriPartial.Authority)}", StringComparison.Ordinal);
            return new RazorComponentResult<DeparturePage>(new { Model = new DepartureModel(departure.Url.AbsoluteUri, request) });
        }
        catch (OidcRefusedException refused)
        {
            return Refused(http, workspace, new SignInRefused(refused.Code.Word(), "The identity provider cannot be reached now, or is not set up right: tell an admin of the workspace.", refused.Reason));
        }
    }

    private static async Task<IResult> AcsAsync(int team, int connection, HttpContext http, Arrival arrival, CancellationToken ct)
    {
        var response = await PostedResponse.ReadAsync(http.Request, ct);
        return Show(http, new WorkspaceId(team), await arrival.SamlAsync(http, new WorkspaceId(team), new ConnectionId(connection), response, ct));
    }

    private static async Task<IResult> CallbackAsync(int team, int connection, HttpContext http, Arrival arrival, CancellationToken ct) =>
        Show(http, new WorkspaceId(team), await arrival.OidcAsync(http, new WorkspaceId(team), new ConnectionId(connection), ct));

    private static async Task<IResult> MetadataAsync(int team, int connection, IDirectories directories, PublicUrl publicUrl, CancellationToken ct)
    {
        var workspace = new WorkspaceId(team);
        var id = new ConnectionId(connection);
        var view = await directories.Open(workspace).ReadWorkspaceAsync(ct);
        var provider = view.Connections.FirstOrDefault(one => one.Id == id)?.Provider;
        if (provider is not (SamlProvider or PlannedProvider { Kind: ProviderKind.Saml }))
            throw new RefusedException(Refusal.NotFound, "There is no such SAML connection.");
        var addresses = new SsoAddresses(await publicUrl.GetAsync(ct), workspace, id);
        var secret = provider is SamlProvider { SignsRequests: true } ? await directories.SignOn(workspace).FindSecretAsync(id, ConnectionSecretKind.SamlSigningKey, ct) : null;
        IReadOnlyList<ReadOnlyMemory<byte>> certificates = secret?.Public is { } certificate ? [Convert.FromBase64String(certificate)] : [];
        return Results.Text(new SpMetadata(addresses.Audience, addresses.Acs, certificates).ToXml(), SpMetadata.MediaType);
    }

    private static IResult Show(HttpContext http, WorkspaceId workspace, SignInOutcome outcome) => outcome switch
    {
        SignedIn done => Arrived(http, done),
        SignInRefused refused => Refused(http, workspace, refused),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static RazorComponentResult<ArrivedPage> Arrived(HttpContext http, SignedIn done)
    {
        if (done.Started is { } started)
            SessionCookie.Write(http.Response, started);
        var to = LocalPath.Of(done.ReturnTo, "/");
        return new(new { Model = new ArrivedModel(to == "/" && done.Started?.Session.Only is { } only ? $"/w/{only}" : to) });
    }

    private static RazorComponentResult<RefusedPage> Refused(HttpContext http, WorkspaceId workspace, SignInRefused refused) => new(
        new { Model = new RefusedModel(refused.Sentence, refused.Code, http.TraceIdentifier, $"/sign-in/{workspace}") })
    {
        StatusCode = StatusCodes.Status400BadRequest,
    };
}
