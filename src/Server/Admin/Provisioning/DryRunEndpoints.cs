using System.Text;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Scim;
using Rolecall.Server.Pages;
using Rolecall.Server.Recording;

namespace Rolecall.Server.Admin.Provisioning;

internal static class DryRunEndpoints
{
    private const string Example = """
        {
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
          "userName": "someone@example.com",
          "active": true
        }
        """;

    public static void MapDryRun(this IEndpointRouteBuilder console)
    {
        console.MapGet("/provisioning/dry-run", ShowAsync);
        console.MapPost("/provisioning/dry-run", TryAsync);
    }

    /// <summary>With a line of the log, what was sent then.</summary>
    private static async Task<IResult> ShowAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var visit = ProvisioningTabs.Enter(http);
        if (!long.TryParse(http.Request.Query.Find("line"), out var line))
            return http.Show<DryRunPage>(new DryRunModel("POST", "/Users", Example, null, null, null));
        var exchange = (await LogEndpoints.FindAsync(directories.Open(visit.Caller.Workspace), line, ct)).Exchange;
        return http.Show<DryRunPage>(new DryRunModel(exchange.Method, exchange.Path, JsonWords.Pretty(exchange.Request), line, null, null));
    }

    private static async Task<IResult> TryAsync(HttpContext http, IDirectories directories, IRehearsals rehearsals, CancellationToken ct)
    {
        var visit = ProvisioningTabs.Enter(http);
        var form = await http.FormAsync();
        var model = new DryRunModel(form.Find("method") ?? "POST", form.Find("path") ?? "", form.Find("body"), null, null, null);
        try
        {
            var view = await directories.Open(visit.Caller.Workspace).ReadWorkspaceAsync(ct);
            var sender = view.Connections.Enabled()
                ?? throw new RefusedException(Refusal.Conflict, "The workspace has no enabled connection whose client could send this: enable one first.");
            var request = new RehearsedRequest(model.Method, model.Path, Encoding.UTF8.GetBytes(model.Body ?? ""));
            var answer = await rehearsals.RunAsync(visit.Caller, sender, request, ct);
            return http.Show<DryRunPage>(model with
            {
                Result = new DryRunResult(
                    answer.Status,
                    LogWords.Tone(answer.Status),
                    JsonWords.Pretty(answer.Answer),
                    answer.Notes,
                    [.. answer.Differences.Select(change => RunEndpoints.Row(change, view, visit.Shell))]),
            });
        }
        catch (RefusedException refused)
        {
            return http.Show<DryRunPage>(model with { Error = refused.Message }, PageErrors.StatusOf(refused));
        }
    }
}
