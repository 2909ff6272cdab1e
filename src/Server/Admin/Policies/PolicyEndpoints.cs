using Rolecall.Domain;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin.Policies;

internal static class PolicyEndpoints
{
    /// <summary>How people sign in has its own page.</summary>
    private static readonly IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Shown =
        [.. PolicyNames.Choices.Where(policy => !PolicyNames.IsOfSignOn(policy.Key))];

    public static void MapPolicies(this IEndpointRouteBuilder console)
    {
        console.MapGet("/policies", ShowAsync);
        console.MapPost("/policies", ChangeAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var current = await CurrentAsync(http, directories, ct);
        var preset = http.Request.Query.Find("preset");
        var chosen = preset is not null && Presets.ByName.ContainsKey(preset) ? SetPolicies.With(current, preset, []) : current;
        var model = Model(http, current, chosen) with
        {
            Changes = chosen == current ? null : PolicyWords.Changes(current, chosen),
            Said = http.Said() == "saved" ? "The policies are saved and hold from now on." : null,
        };
        return http.Show<PoliciesPage>(model);
    }

    /// <summary>First shows what would change, then does it.</summary>
    private static async Task<IResult> ChangeAsync(HttpContext http, IDirectories directories, SetPolicies set, CancellationToken ct)
    {
        var current = await CurrentAsync(http, directories, ct);
        var form = await http.FormAsync();
        KeyValuePair<string, string>[] chosen =
            [.. Shown.Where(policy => form.Has(policy.Key)).Select(policy => KeyValuePair.Create(policy.Key, form.Find(policy.Key) ?? ""))];
        try
        {
            var after = SetPolicies.With(current, null, chosen);
            if (form.Find("step") != "save")
                return http.Show<PoliciesPage>(Model(http, current, after) with { Changes = PolicyWords.Changes(current, after) });
            await set.RunAsync(http.Visit().Caller, null, chosen, ct);
            return http.GoTo("/policies", "saved");
        }
        catch (RefusedException refused)
        {
            var kept = refused.Refusal == Refusal.InvalidValue ? current : SetPolicies.With(current, null, chosen);
            return http.Show<PoliciesPage>(Model(http, current, kept) with { Error = refused.Message }, PageErrors.StatusOf(refused));
        }
    }

    private static async Task<Behaviour> CurrentAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        http.Visit().Authority.Require(Permissions.ManageSettings);
        return (await directories.Open(http.Visit().Caller.Workspace).ReadWorkspaceAsync(ct)).Workspace.Behaviour;
    }

    private static PoliciesModel Model(HttpContext http, Behaviour current, Behaviour chosen)
    {
        var now = PolicyNames.Describe(current).ToDictionary(StringComparer.Ordinal);
        var wanted = PolicyNames.Describe(chosen).ToDictionary(StringComparer.Ordinal);
        return new PoliciesModel(
            PresetOf(chosen),
            [.. PolicyWords.Presets.Select(preset => new PresetLine(preset.Name, preset.Title, preset.Sentence, preset.Badge, PresetOf(current) == preset.Name))],
            [.. Shown.Select(policy => PolicyWords.Of(policy.Key, policy.Value, now[policy.Key], wanted[policy.Key]))],
            null,
            http.Visit().Authority.Role == BuiltInRole.Owner,
            null,
            null);
    }

    private static string? PresetOf(Behaviour behaviour) =>
        Presets.ByName.Keys.FirstOrDefault(name => SetPolicies.With(behaviour, name, []) == behaviour);
}
