using System.Text;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Provisioning.Transcripts;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Egress;

namespace Rolecall.Server.RestApi.V1;

internal static class ConnectionEndpoints
{
    private const int MostLines = 1_000;

    public static void MapConnections(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/connections", ListAsync);
        workspace.MapPost("/connections", AddAsync);
        workspace.MapPatch("/connections/{connection}", ChangeAsync);
        workspace.MapGet("/connections/{connection}/transcript", TranscriptAsync);
        workspace.MapPost("/connections/{connection}/disable", DisableAsync);
        workspace.MapPost("/connections/{connection}/enable", EnableAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = directories.Open(http.Caller().Workspace);
        (await Authority.OfAsync(directory, http.Caller(), ct)).Require(Permissions.ManageSso);
        var view = await directory.ReadWorkspaceAsync(ct);
        return Results.Json(new ConnectionsAnswer([.. view.Connections.Select(ConnectionAnswer.Of)]), ApiJson.V1);
    }

    private static async Task<IResult> AddAsync(
        HttpContext http, IDirectories directories, AddConnection add, ProviderSettings settings, CancellationToken ct)
    {
        // Before anything is fetched: whoever may not add a connection shall not make this server send requests either.
        (await Authority.OfAsync(directories.Open(http.Caller().Workspace), http.Caller(), ct)).Require(Permissions.ManageSso);
        using var body = await ApiBody.ReadAsync(http, "name", "samlMetadata", "samlMetadataUrl", "oidcIssuer", "clientId");
        var name = body.Text("name");
        var connection = await add.RunAsync(http.Caller(), name, await ProviderAsync(body, settings, ct), ct);
        return Results.Json(ConnectionAnswer.Of(connection), ApiJson.V1, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IdentityProvider> ProviderAsync(ApiBody body, ProviderSettings settings, CancellationToken ct) =>
        (body.FindText("samlMetadata"), body.FindText("samlMetadataUrl"), body.FindText("oidcIssuer")) switch
        {
            ({ } xml, null, null) => settings.ReadSaml(Encoding.UTF8.GetBytes(xml)),
            (null, { } url, null) => await settings.FetchSamlAsync(url, ct),
            (null, null, { } issuer) => ProviderSettings.Oidc(issuer, body.Text("clientId")),
            _ => throw new RefusedException(Refusal.InvalidValue, "Send one of samlMetadata, samlMetadataUrl and oidcIssuer."),
        };

    private static async Task<IResult> ChangeAsync(string connection, HttpContext http, ChangeConnection change, CancellationToken ct)
    {
        using var body = await ApiBody.ReadAsync(http, "name", "client", "quirks", "entitlements");
        var wanted = new ConnectionChange(
            body.FindText("name"), body.FindText("client"), ConnectionInput.FindQuirks(body), ConnectionInput.FindEntitlements(body));
        return Results.Json(ConnectionAnswer.Of(await change.RunAsync(http.Caller(), ConnectionInput.Id(connection), wanted, ct)), ApiJson.V1);
    }

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

    private static async Task<IResult> DisableAsync(string connection, HttpContext http, DisableConnection disable, CancellationToken ct) =>
        Results.Json(ConnectionAnswer.Of(await disable.RunAsync(http.Caller(), ConnectionInput.Id(connection), ct)), ApiJson.V1);

    private static async Task<IResult> EnableAsync(string connection, HttpContext http, EnableConnection enable, CancellationToken ct) =>
        Results.Json(ConnectionAnswer.Of(await enable.RunAsync(http.Caller(), ConnectionInput.Id(connection), ct)), ApiJson.V1);

    private sealed record ConnectionsAnswer(IReadOnlyList<ConnectionAnswer> Connections);
}
