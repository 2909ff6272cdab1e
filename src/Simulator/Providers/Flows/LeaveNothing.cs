using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Providers.Flows;

/// <summary>What the run made goes, or at least loses access.</summary>
internal sealed class LeaveNothing(ProviderSession session) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("cleanup.people", "Remove everybody of this run", "Nobody whom the run created keeps access.", PeopleAsync)
        {
            Needs = Features.Deactivate,
            LookAt = "People whom the run created are still active.",
        },
        .. session.Provider.HasGroups ? [Groups] : Array.Empty<Step>(),
    ];

    private Step Groups => new("cleanup.groups", "Delete every group of this run", "No group of the run is left.", GroupsAsync)
    {
        Needs = Features.Groups,
        LookAt = "Groups that the run made are still there.",
    };

    private async Task PeopleAsync(CancellationToken ct)
    {
        foreach (var assigned in session.People.Assigned.ToList())
        {
            var exchange = (await session.Provider.RemoveAsync(session, assigned, ct)).Status(200, 204);
            if (exchange.Request.Method == HttpMethod.Delete)
                session.People.Forget(assigned);
        }

        session.Notes.Add($"The run was {session.People.RunId}.");
    }

    private async Task GroupsAsync(CancellationToken ct)
    {
        foreach (var group in session.Groups.ToList())
        {
            (await session.DeleteAsync(Provider.PathOf(group), ct)).Status(204);
            session.Groups.Remove(group);
        }
    }
}
