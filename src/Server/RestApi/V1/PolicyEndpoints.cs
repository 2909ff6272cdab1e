using System.Text.Json;
using Rolecall.Domain;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Server.RestApi.V1;

internal static class PolicyEndpoints
{
    public static void MapPolicies(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/policies", GetAsync);
        workspace.MapPatch("/policies", ChangeAsync);
    }

    private static async Task<IResult> GetAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = directories.Open(http.Caller().Workspace);
        (await Authority.OfAsync(directory, http.Caller(), ct)).Require(Permissions.ManageSettings);
        return Answer((await directory.ReadWorkspaceAsync(ct)).Workspace.Behaviour);
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, SetPolicies set, CancellationToken ct)
    {
        using var body = await ApiBody.ReadAsync(http, "preset", "policies");
        return Answer(await set.RunAsync(http.Caller(), body.FindText("preset"), Changes(body), ct));
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Changes(ApiBody body) => body.Find("policies") switch
    {
        null => [],
        { ValueKind: JsonValueKind.Object } map =>
            [.. map.EnumerateObject().Select(policy => KeyValuePair.Create(ApiBody.Shortened(policy.Name), Value(policy)))],
        _ => throw Malformed(),
    };

    private static string Value(JsonProperty policy) =>
        policy.Value.ValueKind == JsonValueKind.String ? ApiBody.Shortened(policy.Value.GetString()!) : throw Malformed();

    private static RefusedException Malformed() =>
        new(Refusal.InvalidValue, "'policies' must be an object of policy and value, both as strings: GET …/policies shows the choices.");

    private static IResult Answer(Behaviour behaviour) => Results.Json(
        new PoliciesAnswer(
            PolicyNames.Describe(behaviour).ToDictionary(StringComparer.Ordinal),
            PolicyNames.Choices.ToDictionary(StringComparer.Ordinal)),
        ApiJson.V1);

    private sealed record PoliciesAnswer(
        IReadOnlyDictionary<string, string> Policies, IReadOnlyDictionary<string, IReadOnlyList<string>> Choices);
}
