using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.StandIn.Pushing;

/// <summary>Whom an application has: "Import Now". The last one of each application is remembered until the next start.</summary>
internal sealed class Imports(Connections connections, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Imported> _last = new(StringComparer.Ordinal);

    public Imported? LastOf(string appId) => _last.GetValueOrDefault(appId);

    public async Task RunAsync(App app, CancellationToken ct)
    {
        var okta = connections.Open(app, "Import");
        _last[app.Id] = await ReadAsync(okta, app, ct);
    }

    private async Task<Imported> ReadAsync(OktaSession okta, App app, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        try
        {
            var people = await new Import(okta, "/Users", exchange => exchange).AllAsync(ct);
            var groups = app.Integration.ImportGroups
                ? await new Import(okta, "/Groups", new GroupPush(okta).HoldOffered).AllAsync(ct)
                : [];
            return new(
                at,
                [.. people.SelectMany(page => page.Resources).Select(user => PersonOf(user, app))],
                [.. groups.SelectMany(page => page.Resources).Select(group => group.Find("displayName").Text() ?? "")],
                null);
        }
        catch (StepFailedException failure)
        {
            return new(at, [], [], $"Import failed: {Refusals.Reason(failure)}");
        }
        catch (StepNotRunException reason)
        {
            return new(at, [], [], $"Import failed: {reason.Message}");
        }
    }

    private static ImportedPerson PersonOf(JsonNode user, App app) => new(
        user.Find("id").Text() ?? "",
        user.Find("userName").Text() ?? "",
        $"{user.Find("name").Find("givenName").Text()} {user.Find("name").Find("familyName").Text()}".Trim(),
        user.Find("active").Boolean() ?? false,
        string.Join(", ", app.Attributes.Where(attribute => attribute.IsSent)
            .Select(attribute => (attribute.ExternalName, Value: attribute.Place.Read(user, attribute.ExternalName).Text()))
            .Where(shown => shown.Value is { Length: > 0 })
            .Select(shown => $"{shown.ExternalName} {shown.Value}")));
}

/// <param name="Fault">Why nothing could be read; else null.</param>
internal sealed record Imported(DateTimeOffset At, IReadOnlyList<ImportedPerson> People, IReadOnlyList<string> Groups, string? Fault);

/// <param name="Roles">The role attributes that the server shows.</param>
internal sealed record ImportedPerson(string Id, string UserName, string Name, bool Active, string Roles);
