using Microsoft.AspNetCore.Http.HttpResults;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin.Provisioning;

internal static class SetupEndpoints
{
    public static void MapSetup(this IEndpointRouteBuilder console)
    {
        console.MapGet("/provisioning", ShowAsync);
        console.MapGet("/provisioning/test", TestAsync);
        console.MapPost("/provisioning/token", RotateAsync);
        console.MapPost("/provisioning/client", ChangeClientAsync);
        console.MapPost("/provisioning/release", ReleaseAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SetupView setup, CancellationToken ct)
    {
        var model = await setup.ReadAsync(ProvisioningTabs.Enter(http), ct);
        return http.Show<SetupPage>(model with
        {
            Said = http.Said() switch
            {
                "client" => "The client profile is saved.",
                "released" => "Held deactivations go through for an hour.",
                _ => null,
            },
        });
    }

    /// <summary>A piece of the page, which asks for it every few seconds.</summary>
    private static async Task<RazorComponentResult<TestStatus>> TestAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var visit = ProvisioningTabs.Enter(http);
        var model = await SetupView.TestAsync(directories.Open(visit.Caller.Workspace), ct);
        return new RazorComponentResult<TestStatus>(new { Model = model, visit.Shell });
    }

    /// <remarks>Answered with the page itself and no redirect: the token is nowhere but in this answer (security.md I-08).</remarks>
    private static async Task<IResult> RotateAsync(HttpContext http, SetupView setup, RotateScimToken rotate, TimeProvider clock, CancellationToken ct)
    {
        var visit = ProvisioningTabs.Enter(http);
        if (Freshness.Require(visit.Visitor, clock.GetUtcNow(), visit.Shell.Path("/provisioning")) is { } elsewhere)
            return elsewhere;
        return await DoAsync(visit, http, setup, async () =>
        {
            var rotated = await rotate.RunAsync(visit.Caller, ct);
            return http.Show<SetupPage>(
                await setup.ReadAsync(visit, ct) with { NewToken = rotated.Issued.Token.Text, FormerEnd = rotated.FormerTokensEnd });
        }, ct);
    }

    private static async Task<IResult> ChangeClientAsync(HttpContext http, SetupView setup, ChangeConnection change, CancellationToken ct)
    {
        var form = await http.FormAsync();
        var connection = new ConnectionId(int.TryParse(form.Find("connection"), out var id) ? id : 0);
        return await DoAsync(ProvisioningTabs.Enter(http), http, setup, async () =>
        {
            await change.RunAsync(http.Visit().Caller, connection, new ConnectionChange(Client: form.Find("client") ?? ""), ct);
            return http.GoTo("/provisioning", "client");
        }, ct);
    }

    private static Task<IResult> ReleaseAsync(HttpContext http, SetupView setup, ReleaseDeactivations release, CancellationToken ct) =>
        DoAsync(ProvisioningTabs.Enter(http), http, setup, async () =>
        {
            await release.RunAsync(http.Visit().Caller, ct);
            return http.GoTo("/provisioning", "released");
        }, ct);

    private static async Task<IResult> DoAsync(Visit visit, HttpContext http, SetupView setup, Func<Task<IResult>> act, CancellationToken ct)
    {
        try
        {
            return await act();
        }
        catch (RefusedException refused)
        {
            return http.Show<SetupPage>(await setup.ReadAsync(visit, ct) with { Error = refused.Message }, PageErrors.StatusOf(refused));
        }
    }
}
