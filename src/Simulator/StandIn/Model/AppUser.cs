namespace Rolecall.Simulator.StandIn.Model;

/// <summary>A person as the application has them, as far as the identity provider knows.</summary>
internal sealed record AppUser(string PersonId)
{
    /// <summary>The server's id; null where nothing was created yet.</summary>
    public string? RemoteId { get; init; }

    /// <summary>What was sent last, whether it was taken or refused; null where nothing was ever sent.</summary>
    public Profile? Tried { get; init; }

    /// <summary>Role attributes that the server took, so that one that is unset later is sent as empty.</summary>
    public RoleValues Taken { get; init; } = RoleValues.Unset;

    /// <summary>Unassigned here, and still to be deactivated there.</summary>
    public bool Leaving { get; init; }

    /// <summary>Why the last push failed, in the server's words.</summary>
    public string? Error { get; init; }
}

/// <summary>What an assignment sends of a person.</summary>
internal sealed record Profile(string UserName, string Email, string GivenName, string FamilyName, RoleValues Roles)
{
    public static Profile Of(DirectoryPerson person, RoleValues roles) =>
        new(person.UserName, person.Email, person.GivenName, person.FamilyName, roles);
}
