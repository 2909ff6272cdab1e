using Rolecall.Domain.Credentials;
using Rolecall.Scim;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.RestApi.V1;

internal static class CredentialEndpoints
{
    public static void MapCredentials(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/credentials", ListAsync);
        workspace.MapDelete("/credentials/{handle}", RevokeAsync);
        workspace.MapPost("/api-keys", IssueAsync);
        workspace.MapPost("/scim-tokens/rotate", RotateAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, ListCredentials list, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var credentials = await list.RunAsync(http.Caller(), ct);
        return Results.Json(new CredentialsAnswer([.. credentials.Select(credential => CredentialAnswer.Of(credential, now))]), ApiJson.V1);
    }

    private static async Task<IResult> RevokeAsync(string handle, HttpContext http, RevokeCredential revoke, CancellationToken ct)
    {
        await revoke.RunAsync(http.Caller(), handle, ct);
        return Results.NoContent();
    }

    private static async Task<IResult> IssueAsync(HttpContext http, IssueApiKey issue, CancellationToken ct)
    {
        using var body = await ApiBody.ReadAsync(http, "name", "kind");
        var name = body.Text("name");
        var issued = body.FindText("kind") switch
        {
            null or "personal" => await issue.PersonalAsync(http.Caller(), name, ct),
            "workspace" => await issue.ForAppAsync(http.Caller(), name, ct),
            _ => throw new RefusedException(Refusal.InvalidValue, "'kind' must be personal or workspace."),
        };
        return Results.Json(
            new KeyAnswer(issued.Token.Text, issued.Credential.Handle, issued.Credential.Expires),
            ApiJson.V1,
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RotateAsync(HttpContext http, RotateScimToken rotate, PublicUrl publicUrl, CancellationToken ct)
    {
        var rotated = await rotate.RunAsync(http.Caller(), ct);
        var issued = rotated.Issued;
        return Results.Json(
            new RotationAnswer(
                $"{await publicUrl.GetAsync(ct)}/scim/{issued.Credential.Workspace}/v2",
                issued.Token.Text,
                issued.Credential.Handle,
                issued.Credential.Expires,
                rotated.FormerTokensEnd),
            ApiJson.V1,
            statusCode: StatusCodes.Status201Created);
    }

    private sealed record CredentialsAnswer(IReadOnlyList<CredentialAnswer> Credentials);

    private sealed record KeyAnswer(string ApiKey, string Handle, DateTimeOffset ExpiresAt);

    private sealed record RotationAnswer(
        string ScimBaseUrl, string ScimToken, string Handle, DateTimeOffset ExpiresAt, DateTimeOffset? FormerTokensEndAt);
}
