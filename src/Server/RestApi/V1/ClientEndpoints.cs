using Rolecall.Domain;
using Rolecall.Domain.Clients;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Server.RestApi.V1;

/// <summary>What is known of SCIM clients in general, and what a connection's own traffic says of its client.</summary>
internal static class ClientEndpoints
{
    public static void MapClients(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/client-profiles", ListAsync);
        workspace.MapGet("/connections/{connection}/client-suggestion", SuggestAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        (await Authority.OfAsync(directories.Open(http.Caller().Workspace), http.Caller(), ct)).Require(Permissions.ManageSso);
        return Results.Json(
            new ClientsAnswer([.. ClientProfiles.All.Select(ProfileAnswer.Of)], [.. Quirks.All.Select(QuirkAnswer.Of)]), ApiJson.V1);
    }

    private static async Task<IResult> SuggestAsync(string connection, HttpContext http, SuggestClient suggest, CancellationToken ct)
    {
        var (known, suggestion) = await suggest.RunAsync(http.Caller(), ConnectionInput.Id(connection), ct);
        return Results.Json(new SuggestionAnswer(suggestion.Profile, suggestion.Because, known.Client), ApiJson.V1);
    }

    private sealed record ClientsAnswer(IReadOnlyList<ProfileAnswer> Profiles, IReadOnlyList<QuirkAnswer> Quirks);

    /// <param name="Quirks">The names of those that are on.</param>
    private sealed record ProfileAnswer(string Name, string Title, string Client, IReadOnlyList<string> Quirks)
    {
        public static ProfileAnswer Of(ClientProfile profile) => new(
            profile.Name, profile.Title, profile.Client,
            [.. Scim.Tolerances.Quirks.All.Where(profile.Quirks.Contains).Select(quirk => quirk.Name)]);
    }

    private sealed record QuirkAnswer(string Name, string Place, string Sentence, IReadOnlyList<string> Requirements)
    {
        public static QuirkAnswer Of(Quirk quirk) => new(quirk.Name, Word(quirk.Place), quirk.Sentence, quirk.Requirements);

        private static string Word(QuirkPlace place) => place switch
        {
            QuirkPlace.Request => "request",
            QuirkPlace.Body => "body",
            QuirkPlace.Patch => "patch",
            QuirkPlace.Filter => "filter",
        };
    }

    private sealed record SuggestionAnswer(string? Profile, IReadOnlyList<string> Because, string Current);
}
