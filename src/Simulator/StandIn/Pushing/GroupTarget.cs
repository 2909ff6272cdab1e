using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pushing;

/// <summary>How a pushed group is to look at the server.</summary>
internal sealed record GroupTarget(string Name, IReadOnlyList<LinkedMember> Members)
{
    /// <summary>Only people whom the application has can be members; who was pushed stays until leaving the directory's group.</summary>
    public static GroupTarget Of(StandInState state, App app, GroupLink link)
    {
        var group = state.FindGroup(link.GroupId);
        var members = new List<LinkedMember>();
        foreach (var person in (group?.Members ?? []).Select(state.FindPerson).OfType<DirectoryPerson>())
        {
            if (app.FindUser(person.Id) is { RemoteId: { } id, Leaving: false })
                members.Add(new(person.Id, id, person.UserName));
            else if (link.Members.FirstOrDefault(member => member.PersonId == person.Id) is { } known)
                members.Add(known);
        }

        return new(link.KeepsName ? link.RemoteName : group?.Name ?? link.RemoteName, members);
    }

    /// <summary>Differs where anything differs that is pushed.</summary>
    public string Signature => string.Join(' ', [Name, .. Members.Select(member => member.RemoteId)]);
}
