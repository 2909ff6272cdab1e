using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

/// <summary>An admin assigns what is offered: it comes as "roles" of a PUT, beside all that the last GET showed.</summary>
internal sealed class AssignOffers(OktaSession okta, RoleOffers offers) : IFlow
{
    private const string Unknown = "no-such-role";
    private const int Most = 10;

    public IReadOnlyList<Step> Steps =>
    [
        new("entitlements.assign", "Assign each role", "The user has the role that was assigned, and shows it.", AssignAsync)
        {
            Needs = Features.Create | Features.Update,
            LookAt = "Look at roles in the answer to PUT and in the next GET.",
        },
        new("entitlements.echo", "Push the profile afterwards", "A push of something else leaves the role.", EchoAsync)
        {
            Needs = Features.Create | Features.Update,
            LookAt = "The push carries back roles and entitlements as your GET showed them.",
        },
        new("entitlements.unknown", "Assign a role that is not offered", "It is refused with a sentence that helps.", UnknownAsync)
        {
            Needs = Features.Create | Features.Update,
            LookAt = "Okta shows the detail of a 400 to the admin: name the value and say where to find the valid ones.",
        },
        new("entitlements.clear", "Take the role away", "With no role assigned the default decides.", ClearAsync)
        {
            Needs = Features.Create | Features.Update,
            LookAt = "Okta sends roles as an empty array.",
        },
        new("entitlements.deactivate", "Deactivate with a role that is gone", "Access ends whatever else the push carries.", DeactivateAsync)
        {
            Needs = Features.Create | Features.Update | Features.Deactivate,
            LookAt = "A deactivation must not be refused for a role.",
        },
    ];

    private async Task AssignAsync(CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        foreach (var role in offers.Roles.Take(Most))
            await PushAsync(assigned, role, ct);
        okta.Notes.Add($"{Math.Min(Most, offers.Roles.Count)} roles, one after the other.");
    }

    private async Task EchoAsync(CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        var role = await PushAsync(assigned, offers.Roles[^1], ct);
        (await okta.PushAsync(assigned, body => body.Put("locale", "de-DE"), ct)).Status(200).User();
        await HoldAsync(assigned, role, ct);
    }

    private async Task UnknownAsync(CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        var role = await PushAsync(assigned, offers.Roles[^1], ct);
        var exchange = await okta.PushAsync(assigned, body => body.Put("roles", Roles(Unknown)), ct);

        var policy = (await okta.PoliciesAsync(ct)).Of("unknown_role");
        exchange.Status(policy switch
        {
            "keep" => [200],
            null => [400, 200],
            _ => [400],
        });
        if (exchange.Answer.Status == 400)
        {
            var detail = exchange.ScimError(400);
            exchange.Hold(detail.Contains(Unknown, StringComparison.Ordinal), $"Expected a detail that names \"{Unknown}\", got \"{detail}\".");
        }

        await HoldAsync(assigned, role, ct);
    }

    private async Task ClearAsync(CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        var before = RoleOf(await okta.UserAsync(assigned.Id, ct));
        await PushAsync(assigned, offers.Roles[^1], ct);

        (await okta.PushAsync(assigned, body => body.Put("roles", new JsonArray()), ct)).Status(200).User();

        var read = await okta.ReadAsync(assigned.Id, ct);
        read.Same("roles[0].value", before, RoleOf(read.Status(200).User()));
    }

    private async Task DeactivateAsync(CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        _ = offers.Roles;
        var exchange = await okta.PushAsync(
            assigned,
            body =>
            {
                body.Put("active", false);
                body.Put("roles", Roles(Unknown));
            },
            ct);
        exchange.Active(exchange.Status(200).User(), expected: false);
    }

    /// <returns>The id of the role.</returns>
    private async Task<string> PushAsync(Assigned assigned, JsonNode role, CancellationToken ct)
    {
        var id = role.Find("id").Text() ?? "";
        var exchange = await okta.PushAsync(assigned, body => body.Put("roles", Roles(id, role.Find("displayName").Text())), ct);
        exchange.Same("roles[0].value", id, RoleOf(exchange.Status(200).User()));
        await HoldAsync(assigned, id, ct);
        return id;
    }

    private async Task HoldAsync(Assigned assigned, string role, CancellationToken ct)
    {
        var read = await okta.ReadAsync(assigned.Id, ct);
        read.Same("roles[0].value", role, RoleOf(read.Status(200).User()));
    }

    private static JsonArray Roles(string value, string? display = null) => [new JsonObject { ["value"] = value, ["display"] = display ?? value }];

    private static string? RoleOf(JsonObject user) => user.Find("roles").Items().Select(entry => entry.Find("value").Text()).FirstOrDefault();
}
