using Rolecall.Simulator.Api;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class RenameRole(OktaSession okta, RunRoles roles, RoleProof proof) : IFlow
{
    private Assigned? _byName;
    private Assigned? _byId;
    private CustomRole? _renamed;

    public IReadOnlyList<Step> Steps =>
    [
        new("rename.role", "Owner renames a custom role", "People keep a renamed role, and SCIM shows its new name.", RenameAsync)
        {
            Needs = Features.Create,
            NeedsApi = true,
            LookAt = "Role names are shown as they are now, not as they were when somebody was assigned.",
        },
        new("rename.by-id", "Push the renamed role by id", "A mapping to customRoleId survives the renaming.", ByIdAsync)
        {
            Needs = Features.Create | Features.Update,
            NeedsApi = true,
            LookAt = "The id of a role never changes.",
        },
        new("rename.old-name", "Push the renamed role by old name",
            "If the name is changed, a mapping to it breaks (or an alias keeps it).", OldNameAsync)
        {
            Needs = Features.Create | Features.Update,
            NeedsApi = true,
            LookAt = "Look at the workspace's policies renamed_roles and unknown_role.",
        },
        new("rename.new-name", "Push the renamed role by new name", "Once the mapping has the new name it works again.", NewNameAsync)
        {
            Needs = Features.Create | Features.Update,
            NeedsApi = true,
            LookAt = "Look at how names of custom roles are found.",
        },
    ];

    private string OldName => roles.Temporary.Name;

    private async Task RenameAsync(CancellationToken ct)
    {
        _byName = await okta.AssignAsync(body => RolePlace.TopLevel.Write(body, "customRoleName", OldName), ct);
        await proof.HoldAsync(_byName, RolePlace.TopLevel, RoleValue.ByName(roles.Temporary), ct);
        _byId = await okta.AssignAsync(body => RolePlace.TopLevel.Write(body, "customRoleId", roles.Temporary.Id), ct);
        await proof.HoldAsync(_byId, RolePlace.TopLevel, RoleValue.ById(roles.Temporary), ct);

        _renamed = roles.Temporary with { Name = $"Renamed {okta.People.RunId}" };
        await okta.Api.RenameRoleAsync(_renamed.Id, _renamed.Name, ct);
        await proof.HoldAsync(_byName, RolePlace.TopLevel, RoleValue.ByName(_renamed), ct);
        await proof.HoldAsync(_byId, RolePlace.TopLevel, RoleValue.ById(_renamed), ct);
    }

    private async Task ByIdAsync(CancellationToken ct)
    {
        var renamed = _renamed.Need("a renamed role");
        var person = _byId.Need("somebody assigned by id");
        var exchange = await okta.PushAsync(person, body => RolePlace.TopLevel.Write(body, "customRoleId", renamed.Id), ct);
        exchange.Status(200).User();
        await proof.HoldAsync(person, RolePlace.TopLevel, RoleValue.ById(renamed), ct);
    }

    private async Task OldNameAsync(CancellationToken ct)
    {
        var renamed = _renamed.Need("a renamed role");
        var person = _byName.Need("somebody assigned by name");
        var exchange = await okta.PushAsync(person, body => RolePlace.TopLevel.Write(body, "customRoleName", OldName), ct);
        var policies = await okta.PoliciesAsync(ct);
        exchange.Status((policies.Of("renamed_roles"), policies.Of("unknown_role")) switch
        {
            (null, _) => [200, 400],
            ("alias", _) or (_, "keep") => [200],
            _ => [400],
        });
        okta.Notes.Add(exchange.Answer.Status == 200 ? "The old name still works." : "The old name is refused.");
        if (exchange.Answer.Status == 400)
            exchange.ScimError(400);

        // Refused, kept or known as an alias: the person still holds the role.
        await proof.HoldAsync(person, RolePlace.Canonical, RoleValue.ByName(renamed), ct);
    }

    private async Task NewNameAsync(CancellationToken ct)
    {
        var renamed = _renamed.Need("a renamed role");
        var person = _byName.Need("somebody assigned by name");
        var exchange = await okta.PushAsync(person, body => RolePlace.TopLevel.Write(body, "customRoleName", renamed.Name), ct);
        exchange.Status(200).User();
        await proof.HoldAsync(person, RolePlace.TopLevel, RoleValue.ByName(renamed), ct);
    }
}
