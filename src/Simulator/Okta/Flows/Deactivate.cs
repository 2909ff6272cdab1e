using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class Deactivate(OktaSession okta, RunRoles roles, RoleProof proof) : IFlow
{
    private const Features Needed = Features.Create | Features.Deactivate;

    private Assigned? _assigned;
    private bool _inRole;

    private Assigned Assigned => _assigned.Need("a deactivated person");

    public IReadOnlyList<Step> Steps =>
    [
        new("deactivate.send", "Push User Deactivation", "Deactivating in Okta removes the person from the workspace.", SendAsync)
        {
            Needs = Needed,
            LookAt = "Catalogue apps send a PATCH without path, wizard apps a PUT; active is a boolean.",
        },
        new("deactivate.read", "Read the deactivated person", "The data remains available as an \"inactive user\".", ReadAsync)
        {
            Needs = Needed,
            LookAt = "Okta's own test reads a deactivated person by id and expects 200 with active false.",
        },
        new("deactivate.find", "Find the deactivated person", "The lookup still returns people who are inactive.", FindAsync)
        {
            Needs = Needed,
            LookAt = "A lookup that hides inactive people makes Okta create them again.",
        },
        new("deactivate.api", "Deactivated, seen by the app", "The public API no longer lists the person in a role.", ApiAsync)
        {
            Needs = Needed,
            NeedsApi = true,
            LookAt = "Inactive people are absent from the public API's teams and role members.",
        },
        new("deactivate.twice", "Deactivate once more", "Deactivating somebody who is inactive is no error.", TwiceAsync)
        {
            Needs = Needed,
            LookAt = "Okta repeats a deactivation when it is unsure of the first.",
        },
        new("deactivate.unknown-role", "Deactivate naming an unknown role", "A deactivation is never refused for its role.",
            UnknownRoleAsync)
        {
            Needs = Needed,
            LookAt = "Carry the deactivation out and skip the rest: a refusal would leave access open.",
        },
    ];

    private async Task SendAsync(CancellationToken ct)
    {
        _inRole = okta.Settings.ApiUrl is not null && roles.Made.Count > 0;
        _assigned = _inRole
            ? await okta.AssignAsync(body => RolePlace.TopLevel.Write(body, "customRoleName", roles.Auditor.Name), ct)
            : await okta.AssignAsync(ct);
        if (_inRole)
            await proof.LearnAsync(_assigned, ct);

        var exchange = await okta.SetActiveAsync(_assigned, active: false, ct);
        exchange.Status(200, 204);
        if (exchange.Answer.Status == 200)
            exchange.Active(exchange.User(), expected: false);
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var exchange = await okta.ReadAsync(Assigned.Id, ct);
        var user = exchange.Status(200).User();
        exchange.Same("id", Assigned.Id, user.Find("id").Text());
        exchange.Active(user, expected: false);
        exchange.Same("userName", Assigned.UserName, user.Find("userName").Text());
    }

    private async Task FindAsync(CancellationToken ct)
    {
        var list = await okta.LookUpAsync(Assigned.UserName, ct);
        list.Exchange.Active(list.Only(Assigned.Id), expected: false);
    }

    private async Task ApiAsync(CancellationToken ct)
    {
        if (!_inRole)
            throw new StepNotRunException("Needs the custom roles of the run, which an earlier step did not get.");
        await proof.AbsentAsync(Assigned, ct);
    }

    private Task TwiceAsync(CancellationToken ct) => okta.DeactivateAsync(Assigned, ct);

    private async Task UnknownRoleAsync(CancellationToken ct)
    {
        await NamingAsync("No such role", ct);
        // By now this name has been changed, so that it is one that the server has known.
        if (_inRole)
            await NamingAsync(roles.Temporary.Name, ct);
    }

    private async Task NamingAsync(string role, CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        var exchange = await okta.PushAsync(
            assigned,
            body =>
            {
                RolePlace.TopLevel.Write(body, "customRoleName", role);
                body.Put("active", false);
            },
            ct);
        exchange.Status(200, 204);
        var read = await okta.ReadAsync(assigned.Id, ct);
        read.Active(read.Status(200).User(), expected: false);
    }
}
