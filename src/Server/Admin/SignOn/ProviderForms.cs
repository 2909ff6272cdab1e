using System.Text;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Scim;
using Rolecall.Server.Egress;
using Rolecall.Server.SingleSignOn;
using Rolecall.Server.SingleSignOn.Oidc;

namespace Rolecall.Server.Admin.SignOn;

/// <summary>The identity provider's settings, in each of the ways that people have them at hand.</summary>
internal static class ProviderForms
{
    public static void MapProviderForms(this IEndpointRouteBuilder sso)
    {
        sso.MapPost("/{connection:int}/metadata-url", UrlAsync);
        sso.MapPost("/{connection:int}/metadata", XmlAsync);
        sso.MapPost("/{connection:int}/read-again", ReadAgainAsync);
        sso.MapPost("/{connection:int}/by-hand", ByHandAsync);
        sso.MapPost("/{connection:int}/oidc", OidcAsync);
        sso.MapPost("/{connection:int}/secret", SecretAsync);
        sso.MapPost("/{connection:int}/signing", SigningAsync);
    }

    private static async Task<IResult> UrlAsync(int connection, HttpContext http, SignOnView view, ConnectionSettings settings, CancellationToken ct)
    {
        var url = (await http.FormAsync()).Find("url");
        return await SetAsync(
            http, view, settings, connection, "url", async () => await settings.Provider.FetchSamlAsync(Needed(url, "Paste the metadata URL."), ct),
            filled => filled with { Url = url }, ct);
    }

    /// <remarks>The bytes of a file are read as they are: what they are in is for the reader of metadata to say.</remarks>
    private static async Task<IResult> XmlAsync(int connection, HttpContext http, SignOnView view, ConnectionSettings settings, CancellationToken ct)
    {
        var form = await http.FormAsync();
        var xml = form.Find("xml");
        var file = form.Files["file"] is { Length: > 0 } sent ? await ReadAsync(sent, ct) : null;
        return await SetAsync(
            http, view, settings, connection, "xml",
            () => Task.FromResult<IdentityProvider>(settings.Provider.ReadSaml(file ?? Encoding.UTF8.GetBytes(Needed(xml, "Paste the metadata, or choose its file.")))),
            filled => filled with { Xml = xml }, ct);
    }

    private static async Task<IResult> ReadAgainAsync(
        int connection, HttpContext http, IDirectories directories, SignOnView view, ConnectionSettings settings, CancellationToken ct)
    {
        var visit = SignOnEndpoints.Enter(http);
        var known = (await directories.Open(visit.Caller.Workspace).ReadWorkspaceAsync(ct)).Connections.FirstOrDefault(one => one.Id.Value == connection)?.Provider;
        return await SignOnEndpoints.DoAsync(http, view, connection, "read", () => "url", async () =>
        {
            var url = (known as SamlProvider)?.MetadataUrl?.OriginalString;
            var read = await settings.Provider.FetchSamlAsync(Needed(url, "No metadata URL is known: paste it."), ct);
            await settings.SetAsync(visit.Caller, new ConnectionId(connection), read, null, null, ct);
        }, keep: null, ct);
    }

    private static async Task<IResult> ByHandAsync(int connection, HttpContext http, SignOnView view, ConnectionSettings settings, CancellationToken ct)
    {
        var form = await http.FormAsync();
        var (issuer, url, certificates) = (form.Find("issuer"), form.Find("sign_on_url"), form.Find("certificates"));
        return await SetAsync(
            http, view, settings, connection, WrongByHand(issuer, url),
            () => Task.FromResult<IdentityProvider>(settings.Provider.SamlByHand(issuer ?? "", url ?? "", certificates ?? "")),
            filled => filled with { Issuer = issuer, SignOnUrl = url, Certificates = certificates }, ct);
    }

    /// <summary>Asks the identity provider what it says of itself: what it cannot do, a person learns here and not when signing in.</summary>
    private static async Task<IResult> OidcAsync(
        int connection, HttpContext http, SignOnView view, ConnectionSettings settings, OidcClient oidc, CancellationToken ct)
    {
        var visit = SignOnEndpoints.Enter(http);
        var form = await http.FormAsync();
        var (issuer, clientId, secret) = (form.Find("issuer"), form.Find("client_id"), form.Find("client_secret"));
        var field = "client_id";
        return await SignOnEndpoints.DoAsync(http, view, connection, "configured", () => field, async () =>
        {
            ProviderSettings.CheckClientId(clientId ?? "");
            field = "client_secret";
            if (secret is not null)
                ConnectionSecrets.CheckClientSecret(secret);
            field = "issuer";
            var provider = settings.Provider.Oidc(issuer ?? "", clientId ?? "");
            if ((await oidc.ProbeAsync(provider.Issuer, ct)).Problem is { } problem)
                throw new RefusedException(Refusal.InvalidValue, problem);
            await settings.SetAsync(visit.Caller, new ConnectionId(connection), provider, null, secret, ct);
        }, filled => filled with { Issuer = issuer, ClientId = clientId }, ct);
    }

    private static async Task<IResult> SecretAsync(int connection, HttpContext http, SignOnView view, ConnectionSettings settings, CancellationToken ct)
    {
        var secret = (await http.FormAsync()).Find("client_secret");
        return await SignOnEndpoints.DoAsync(
            http, view, connection, "secret", () => "client_secret",
            () => settings.SetAsync(http.Visit().Caller, new ConnectionId(connection), null, null, Needed(secret, "Paste the client secret."), ct), keep: null, ct);
    }

    private static async Task<IResult> SigningAsync(int connection, HttpContext http, SignOnView view, ConnectionSettings settings, CancellationToken ct)
    {
        var signs = (await http.FormAsync()).Has("signs");
        return await SignOnEndpoints.DoAsync(
            http, view, connection, "signing", () => null, () => settings.SetAsync(http.Visit().Caller, new ConnectionId(connection), null, signs, null, ct), keep: null, ct);
    }

    /// <summary>Beside which field the sentence stands, should there be one.</summary>
    private static string WrongByHand(string? issuer, string? url)
    {
        if (issuer is not { Length: <= 1024 })
            return "issuer";
        return Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttps || parsed.IsLoopback) ? "certificates" : "sign_on_url";
    }

    private static Task<IResult> SetAsync(
        HttpContext http, SignOnView view, ConnectionSettings settings, int connection, string field, Func<Task<IdentityProvider>> read,
        Func<FilledIn, FilledIn> keep, CancellationToken ct)
    {
        var visit = SignOnEndpoints.Enter(http); // before anything is fetched
        return SignOnEndpoints.DoAsync(http, view, connection, "configured", () => field, async () =>
            await settings.SetAsync(visit.Caller, new ConnectionId(connection), await read(), null, null, ct), keep, ct);
    }

    private static string Needed(string? filled, string sentence) => filled ?? throw new RefusedException(Refusal.InvalidValue, sentence);

    private static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        await file.CopyToAsync(whole, ct);
        return whole.ToArray();
    }
}
