using System.Security.Cryptography;
using System.Text;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin.SignOn;

internal static class SignOnEndpoints
{
    private static readonly string[] Chosen = ["sso", "second_factor"];

    public static void MapSignOn(this IEndpointRouteBuilder console)
    {
        console.MapGet("/sso", ShowAsync);
        console.MapGet("/sso/new", ShowNewAsync);
        console.MapGet("/sso/log", SignInLogEndpoint.ShowAsync);
        console.MapGet("/sso/{connection:int}/certificate", CertificateAsync);
        var changes = console.MapGroup("/sso").AddEndpointFilter(new FreshProof(Back));
        changes.MapPost("/new", AddAsync);
        changes.MapPost("/policy", SetPolicyAsync);
        changes.MapProviderForms();
        changes.MapPost("/{connection:int}/enable", (int connection, HttpContext http, SignOnView view, EnableConnection enable, CancellationToken ct) =>
            DoAsync(http, view, connection, "enabled", () => null, () => enable.RunAsync(http.Visit().Caller, new ConnectionId(connection), ct), keep: null, ct));
        changes.MapPost("/{connection:int}/disable", (int connection, HttpContext http, SignOnView view, DisableConnection disable, CancellationToken ct) =>
            DoAsync(http, view, connection, "disabled", () => null, () => disable.RunAsync(http.Visit().Caller, new ConnectionId(connection), ct), keep: null, ct));
    }

    /// <summary>Does it and shows the connection again; refused, with the sentence beside the field and what was filled in.</summary>
    public static async Task<IResult> DoAsync(
        HttpContext http, SignOnView view, int connection, string said, Func<string?> field, Func<Task> act, Func<FilledIn, FilledIn>? keep, CancellationToken ct)
    {
        var visit = Enter(http);
        try
        {
            await act();
            return http.GoTo($"/sso?connection={connection}", said);
        }
        catch (RefusedException refused) when (refused.Refusal is not (Refusal.NotFound or Refusal.Forbidden))
        {
            var model = await view.ReadAsync(visit, connection, ct) ?? throw new RefusedException(Refusal.NotFound, "There is no such connection in this workspace.");
            return http.Show<SignOnPage>(
                model with { Error = new FormError(field(), refused.Message), Filled = keep?.Invoke(model.Filled) ?? model.Filled }, PageErrors.StatusOf(refused));
        }
    }

    public static Visit Enter(HttpContext http)
    {
        http.Visit().Authority.Require(Permissions.ManageSso);
        return http.Visit();
    }

    private static string Back(HttpContext http) =>
        http.GetRouteValue("connection") is { } connection ? $"/sso?connection={connection}" : http.Request.Path.Value!.EndsWith("/new", StringComparison.Ordinal) ? "/sso/new" : "/sso";

    private static async Task<IResult> ShowAsync(HttpContext http, SignOnView view, CancellationToken ct)
    {
        var visit = Enter(http);
        int? wanted = int.TryParse(http.Request.Query.Find("connection"), out var number) ? number : null;
        if (await view.ReadAsync(visit, wanted, ct) is not { } model)
            return New(http, isFirst: true);
        return http.Show<SignOnPage>(model with { Said = http.Said() == "proven" ? "proven" : SignOnWords.Said(http.Said(), model.Connection) });
    }

    private static async Task<IResult> ShowNewAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var visit = Enter(http);
        return New(http, (await directories.Open(visit.Caller.Workspace).ReadWorkspaceAsync(ct)).Connections.Count == 0);
    }

    private static IResult New(HttpContext http, bool isFirst) =>
        http.Show<NewConnectionPage>(new NewConnectionModel(isFirst, SignOnWords.Kinds, SignOnWords.Kinds[0].Value, null, null));

    /// <summary>The first act: what is to be pasted at the identity provider holds the connection's number.</summary>
    private static async Task<IResult> AddAsync(HttpContext http, IDirectories directories, AddConnection add, CancellationToken ct)
    {
        var visit = Enter(http);
        var form = await http.FormAsync();
        var kind = SignOnWords.Kinds.FirstOrDefault(one => one.Value == form.Find("kind"))?.Value ?? SignOnWords.Kinds[0].Value;
        var there = (await directories.Open(visit.Caller.Workspace).ReadWorkspaceAsync(ct)).Connections;
        try
        {
            var name = form.Find("name") ?? FreeName(SignOnWords.NameOf(kind), there);
            var added = await add.RunAsync(visit.Caller, new NewConnection(name, new PlannedProvider(kind == "oidc" ? ProviderKind.Oidc : ProviderKind.Saml)), ct);
            return http.GoTo($"/sso?connection={added.Id}", "added");
        }
        catch (RefusedException refused) when (refused.Refusal != Refusal.Forbidden)
        {
            return http.Show<NewConnectionPage>(
                new NewConnectionModel(there.Count == 0, SignOnWords.Kinds, kind, form.Find("name"), refused.Message), PageErrors.StatusOf(refused));
        }
    }

    private static string FreeName(string name, IReadOnlyList<Connection> there) => Enumerable.Range(1, there.Count + 1)
        .Select(n => n == 1 ? name : $"{name} {n}")
        .First(free => !there.Any(one => one.Name.Equals(free, StringComparison.OrdinalIgnoreCase)));

    private static async Task<IResult> SetPolicyAsync(HttpContext http, SignOnView view, SetPolicies set, CancellationToken ct)
    {
        var visit = Enter(http);
        var form = await http.FormAsync();
        KeyValuePair<string, string>[] chosen =
        [
            .. Chosen.Where(form.Has).Select(name => KeyValuePair.Create(name, form.Find(name) ?? "")),
            KeyValuePair.Create("idp_initiated_sign_in", form.Has("idp_initiated_sign_in") ? "on" : "off"),
            KeyValuePair.Create("just_in_time_members", form.Has("just_in_time_members") ? "on" : "off"),
        ];
        try
        {
            await set.RunAsync(visit.Caller, null, chosen, ct);
            return http.GoTo("/sso", "policy");
        }
        catch (RefusedException refused) when (refused.Refusal != Refusal.Forbidden)
        {
            if (await view.ReadAsync(visit, null, ct) is not { } model)
                throw;
            var policy = model.Policy with
            {
                Sso = form.Find("sso") ?? model.Policy.Sso,
                IdpInitiated = form.Has("idp_initiated_sign_in"),
                JustInTime = form.Has("just_in_time_members"),
                SecondFactor = form.Find("second_factor") ?? model.Policy.SecondFactor,
            };
            return http.Show<SignOnPage>(model with { Error = new FormError("sso", refused.Message), Policy = policy }, PageErrors.StatusOf(refused));
        }
    }

    /// <summary>What the identity provider checks our signatures with.</summary>
    private static async Task<IResult> CertificateAsync(int connection, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var visit = Enter(http);
        var secret = await directories.SignOn(visit.Caller.Workspace).FindSecretAsync(new ConnectionId(connection), ConnectionSecretKind.SamlSigningKey, ct);
        return secret?.Public is { } certificate
            ? Results.File(
                Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", Convert.FromBase64String(certificate))), "application/x-pem-file", $"rolecall-{connection}.pem")
            : throw new RefusedException(Refusal.NotFound, "This connection has no certificate: let its requests be signed first.");
    }
}
