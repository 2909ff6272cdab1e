using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Okta.Flows;

/// <summary>What mappings do in daily life: one attribute changes, is cleared, or names what is not there.</summary>
internal sealed class ChangeRole(OktaSession okta, RunRoles roles, RoleProof proof) : IFlow
{
    private const string UnknownName = "No such role";

    public IReadOnlyList<Step> Steps =>
    [
        new("roles.case", "Role attributes in another case", "Attribute names are compared without regard to case.", CaseAsync)
        {
            Needs = Features.Create | Features.Update,
            NeedsApi = true,
            LookAt = "Attribute names are case-insensitive (RFC 7643 §2.1).",
        },
        new("roles.by-name-only", "Change by customRoleName alone", "A mapping to customRoleName changes the custom role.", ByNameOnlyAsync)
        {
            Needs = Features.Create | Features.Update,
            NeedsApi = true,
            LookAt = "The push carries back the old customRoleId (and the old name elsewhere) from your GET; those are echoes.",
        },
        new("roles.clear-null", "Clear the custom role with null", "With no custom role left, the role attribute decides.",
            ct => ClearAsync(null, ct))
        {
            Needs = Features.Create | Features.Update,
            NeedsApi = true,
            LookAt = "null clears the attribute; what the push echoes of the old custom role elsewhere must not keep it.",
        },
        new("roles.clear-empty", "Clear the custom role with \"\"", "With no custom role left, the role attribute decides.",
            ct => ClearAsync("", ct))
        {
            Needs = Features.Create | Features.Update,
            NeedsApi = true,
            LookAt = "An empty string clears the attribute; what the push echoes of the old custom role elsewhere must not keep it.",
        },
        new("roles.unknown-name", "Push an unknown custom role", "A name that no role has is refused with a sentence that helps.",
            UnknownAsync)
        {
            Needs = Features.Create | Features.Update,
            LookAt = "Okta shows the detail of a 400 to the admin: name the value and say where to find the valid ones.",
        },
    ];

    private async Task CaseAsync(CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(body => body["CUSTOMROLENAME"] = roles.Auditor.Name, ct);
        await proof.HoldAsync(assigned, RolePlace.TopLevel, RoleValue.ByName(roles.Auditor), ct);

        var exchange = await okta.PushAsync(
            assigned,
            body =>
            {
                if (body.NameOf("customRoleName") is { } name)
                    body.Remove(name);
                body["CustomRolename"] = roles.Lead.Name;
            },
            ct);
        exchange.Status(200).User();
        await proof.HoldAsync(assigned, RolePlace.TopLevel, RoleValue.ByName(roles.Lead), ct);
    }

    private async Task ByNameOnlyAsync(CancellationToken ct)
    {
        foreach (var place in RolePlace.All)
        {
            var assigned = await okta.AssignAsync(body => place.Write(body, "customRoleName", roles.Auditor.Name), ct);
            var exchange = await okta.PushAsync(assigned, body => place.Write(body, "customRoleName", roles.Lead.Name), ct);
            exchange.Status(200).User();
            await proof.HoldAsync(assigned, place, RoleValue.ByName(roles.Lead), ct);
        }
    }

    private async Task ClearAsync(string? empty, CancellationToken ct)
    {
        foreach (var place in RolePlace.All)
        {
            var assigned = await okta.AssignAsync(body => place.Write(body, "customRoleName", roles.Auditor.Name), ct);
            var exchange = await okta.PushAsync(
                assigned,
                body =>
                {
                    place.Write(body, "customRoleName", empty);
                    place.Write(body, "role", "admin");
                },
                ct);
            exchange.Status(200).User();
            await proof.HoldAsync(assigned, place, RoleValue.Of("admin"), ct);
        }
    }

    private async Task UnknownAsync(CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        var before = RolePlace.Canonical.Read(await okta.UserAsync(assigned.Id, ct), "role").Text();
        var exchange = await okta.PushAsync(assigned, body => RolePlace.TopLevel.Write(body, "customRoleName", UnknownName), ct);

        var policy = (await okta.PoliciesAsync(ct)).Of("unknown_role");
        RefusedOrKept(exchange, policy, UnknownName);
        exchange.Same("role", before, RolePlace.Canonical.Read(await okta.UserAsync(assigned.Id, ct), "role").Text());
    }

    private void RefusedOrKept(Exchange exchange, string? policy, string name)
    {
        exchange.Status(policy switch
        {
            "keep" => [200],
            null => [400, 200],
            _ => [400],
        });
        if (policy is null)
            okta.Notes.Add(exchange.Answer.Status == 400 ? "It is refused." : "It is ignored and the role kept.");
        if (exchange.Answer.Status != 400)
            return;

        var detail = exchange.ScimError(400);
        exchange.Hold(
            detail.Contains(name, StringComparison.Ordinal) && detail.Length > name.Length + 10,
            $"Expected a detail that has \"{name}\" and says where to find valid names, got \"{detail}\".");
    }
}
