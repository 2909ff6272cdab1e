namespace Rolecall.Simulator.StandIn.Model;

/// <summary>A group that is pushed.</summary>
internal sealed record GroupLink(string GroupId)
{
    /// <summary>The server's id; null where the group could not be created yet.</summary>
    public string? RemoteId { get; init; }

    /// <summary>The name it has at the server.</summary>
    public string RemoteName { get; init; } = "";

    /// <summary>Linked under another name, which stays.</summary>
    public bool KeepsName { get; init; }

    /// <summary>Whom the server has in the group, as far as was pushed.</summary>
    public IReadOnlyList<LinkedMember> Members { get; init; } = [];

    /// <summary>What the failed push was to lead to, so that it is not repeated before anything changes.</summary>
    public string? Tried { get; init; }

    public string? Error { get; init; }
}

/// <summary>A member as the server has them; kept, because a person may be unassigned before leaving the group.</summary>
internal sealed record LinkedMember(string PersonId, string RemoteId, string UserName);
