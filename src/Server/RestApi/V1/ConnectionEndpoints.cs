using System.Text;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Provisioning.Transcripts;
using Rolecall.Domain.Roles;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Hosting;
using Rolecall.Server.SingleSignOn;

namespace Rolecall.Server.RestApi.V1;

internal static class ConnectionEndpoints
{
    private const int MostLines = 1_000;
    private const int UsualAttempts = 50;
    private const int MostAttempts = 200;

    public static void MapConnections(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/connections", ListAsync);
        workspace.MapPost("/connections", AddAsync);
        workspace.MapPatch("/connections/{connection}", ChangeAsync);
        workspace.MapGet("/connections/{connection}/sign-ins", SignInsAsync);
        workspace.MapGet("/connections/{connection}/transcript", TranscriptAsync);
        workspace.MapPost("/connections/{connection}/disable", DisableAsync);
        workspace.MapPost("/connections/{connection}/enable", EnableAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IDirectories directories, PublicUrl publicUrl, CancellationToken ct)
    {
        var view = await (await OpenAsync(http, directories, ct)).ReadWorkspaceAsync(ct);
        var url = await publicUrl.GetAsync(ct);
        return Results.Json(new ConnectionsAnswer([.. view.Connections.Select(one => ConnectionAnswer.Of(one, view.Workspace.Id, url))]), ApiJson.V1);
    }

    private static async Task<IResult> AddAsync(
        HttpContext http, IDirectories directories, ConnectionSettings settings, PublicUrl publicUrl, CancellationToken ct)
    {
        // Before anything is fetched: whoever may not add a connection shall not make this server send requests either.
        await OpenAsync(http, directories, ct);
        using var body = await ApiBody.ReadAsync(http, "name", "client", "samlMetadata", "samlMetadataUrl", "oidcIssuer", "clientId", "clientSecret");
        var name = body.Text("name");
        var connection = await settings.AddAsync(
            http.Caller(), name, await ProviderAsync(body, settings, ct), body.FindText("client"), body.FindText("clientSecret"), ct);
        return Results.Json(await AnswerAsync(http, connection, publicUrl, ct), ApiJson.V1, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IdentityProvider> ProviderAsync(ApiBody body, ConnectionSettings settings, CancellationToken ct) =>
        (body.FindText("samlMetadata"), body.FindText("samlMetadataUrl"), body.FindText("oidcIssuer")) switch
        {
            ({ } xml, null, null) => settings.Provider.ReadSaml(Encoding.UTF8.GetBytes(xml)),
            (null, { } url, null) => await settings.Provider.FetchSamlAsync(url, ct),
            (null, null, { } issuer) => settings.Provider.Oidc(issuer, body.Text("clientId")),
            _ => throw new RefusedException(Refusal.InvalidValue, "Send one of samlMetadata, samlMetadataUrl and oidcIssuer."),
        };

    private static async Task<IResult> ChangeAsync(
        string connection, HttpContext http, IDirectories directories, ConnectionSettings settings, PublicUrl publicUrl, CancellationToken ct)
    {
        await OpenAsync(http, directories, ct);
        using var body = await ApiBody.ReadAsync(
            http, "name", "client", "quirks", "entitlements", "samlMetadata", "samlMetadataUrl", "oidcIssuer", "clientId", "clientSecret", "signsRequests");
        var id = ConnectionInput.Id(connection);
        var wanted = new ConnectionChange(
            body.FindText("name"), body.FindText("client"), ConnectionInput.FindQuirks(body), ConnectionInput.FindEntitlements(body))
        {
            Provider = body.Find("samlMetadata") is null && body.Find("samlMetadataUrl") is null && body.Find("oidcIssuer") is null
                ? null
                : await ProviderAsync(body, settings, ct),
        };
        var changed = await settings.ChangeAsync(
            http.Caller(), id, wanted, ConnectionInput.FindSignsRequests(body), body.FindText("clientSecret"), ct);
        return Results.Json(await AnswerAsync(http, changed, publicUrl, ct), ApiJson.V1);
    }

    /// <summary>Who tried to sign in through it and what came of it, newest first.</summary>
    private static async Task<IResult> SignInsAsync(string connection, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var view = await (await OpenAsync(http, directories, ct)).ReadWorkspaceAsync(ct);
        var id = ConnectionInput.Id(connection);
        if (!view.Connections.Any(one => one.Id == id))
            throw ConnectionInput.NotFound();
        var before = http.Request.Query["before"].FirstOrDefault();
        if (before?.All(char.IsAsciiLetterOrDigit) == false)
            throw new RefusedException(Refusal.InvalidValue, "'before' must be the id of an attempt.");
        var query = new SignInQuery(id, null, before, http.Count(UsualAttempts, MostAttempts)) { RefusedOnly = http.Flag("refused") };
        var attempts = await directories.SignOn(view.Workspace.Id).ReadAttemptsAsync(query, ct);
        return Results.Json(new SignInsAnswer([.. attempts.Select(AttemptAnswer.Of)]), ApiJson.V1);
    }

    private static async Task<IDirectory> OpenAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = directories.Open(http.Caller().Workspace);
        (await Authority.OfAsync(directory, http.Caller(), ct)).Require(Permissions.ManageSso);
        return directory;
    }

    private static async Task<ConnectionAnswer> AnswerAsync(HttpContext http, Connection connection, PublicUrl publicUrl, CancellationToken ct) =>
        ConnectionAnswer.Of(connection, http.Caller().Workspace, await publicUrl.GetAsync(ct));

    /// <summary>The newest of the connection's recorded traffic, or that of one run, as a file without personal data.</summary>
    private static async Task<IResult> TranscriptAsync(string connection, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = directories.Open(http.Caller().Workspace);
        (await Authority.OfAsync(directory, http.Caller(), ct)).Require(Permissions.ManageProvisioning);
        var view = await directory.ReadWorkspaceAsync(ct);
        var id = ConnectionInput.Id(connection);
        var own = view.Connections.FirstOrDefault(one => one.Id == id) ?? throw ConnectionInput.NotFound();
        var query = new LogQuery(http.Count(MostLines, MostLines)) { Connection = id, Run = http.FindNumber("run", least: 1) };
        var owner = (await directory.FindMemberAsync(view.Workspace.Owner, ct))!.Member.Id!.Value;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"transcript-{id}.json\"";
        return Results.Json(Transcript.Of(own.Client, owner, view.Roles.Roles, await directory.ReadLogAsync(query, ct)), ApiJson.V1);
    }

    private static async Task<IResult> DisableAsync(string connection, HttpContext http, DisableConnection disable, PublicUrl publicUrl, CancellationToken ct) =>
        Results.Json(await AnswerAsync(http, await disable.RunAsync(http.Caller(), ConnectionInput.Id(connection), ct), publicUrl, ct), ApiJson.V1);

    private static async Task<IResult> EnableAsync(string connection, HttpContext http, EnableConnection enable, PublicUrl publicUrl, CancellationToken ct) =>
        Results.Json(await AnswerAsync(http, await enable.RunAsync(http.Caller(), ConnectionInput.Id(connection), ct), publicUrl, ct), ApiJson.V1);

    private sealed record ConnectionsAnswer(IReadOnlyList<ConnectionAnswer> Connections);

    private sealed record SignInsAnswer(IReadOnlyList<AttemptAnswer> SignIns);
}
