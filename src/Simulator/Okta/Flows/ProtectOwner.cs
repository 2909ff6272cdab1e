using System.Text.Json.Nodes;
using Rolecall.Simulator.Api;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class ProtectOwner(OktaSession okta) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("owner.grant", "Push the role owner", "A SCIM token never makes anybody the owner.", GrantAsync)
        {
            Needs = Features.Create | Features.Update,
            NeedsApi = true,
            LookAt = "Answer 403 with a SCIM error that says where ownership is transferred.",
        },
        new("owner.echo", "Push the owner unchanged", "A push that changes nothing of the owner is accepted.", EchoAsync)
        {
            Needs = Features.Update,
            NeedsApi = true,
            LookAt = "The owner may be assigned in Okta too; a push of your own GET must not be refused.",
        },
        new("owner.deactivate", "Deactivate the owner", "The workspace's owner cannot be deactivated over SCIM.", DeactivateAsync)
        {
            Needs = Features.Deactivate,
            NeedsApi = true,
            LookAt = "Answer 403 with a SCIM error that says where ownership is transferred.",
        },
    ];

    private async Task GrantAsync(CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        var exchange = await okta.PushAsync(assigned, body => RolePlace.TopLevel.Write(body, "role", "owner"), ct);
        exchange.ScimError(403);
        var read = await okta.ReadAsync(assigned.Id, ct);
        read.Same(
            $"role {RolePlace.Canonical.Label}", "member", RolePlace.Canonical.Read(read.Status(200).User(), "role").Text());
    }

    private async Task EchoAsync(CancellationToken ct)
    {
        var owner = await OwnerAsync(ct);
        var user = await okta.UserAsync(owner.Id, ct);
        var exchange = await okta.Scim.PutAsync(OktaSession.PathOf(owner.Id), user, ct);
        exchange.Same("userName", user.Find("userName").Text(), exchange.Status(200).User().Find("userName").Text());
        exchange.Active(exchange.User(), expected: true);
    }

    private async Task DeactivateAsync(CancellationToken ct)
    {
        var owner = await OwnerAsync(ct);
        var exchange = await okta.SetActiveAsync(owner, active: false, ct);
        if (exchange.Answer.Status is >= 200 and < 300)
            await okta.SetActiveAsync(owner, active: true, ct); // a real workspace is not left without its owner
        exchange.ScimError(403);
    }

    private async Task<Assigned> OwnerAsync(CancellationToken ct)
    {
        var (_, members) = await okta.Api.MembersAsync(ct);
        var email = members.FirstOrDefault(user => user.Find("role").Integer() == RoleNumbers.Owner).Find("email").Text()
            ?? throw new StepNotRunException("The public API does not tell who the owner is.");
        var list = await okta.LookUpAsync(email, ct);
        return list.Resources.Count == 1 && IsOwner(list.Resources[0])
            ? new Assigned(new Person(email, "", "", ""), list.Ids[0])
            : throw new StepNotRunException("SCIM does not show the owner under the e-mail that the public API has.");
    }

    // Deactivating somebody else by mistake would be worse than not trying.
    private static bool IsOwner(JsonNode user) => RolePlace.Canonical.Read(user, "role").Text() is null or "owner";
}
