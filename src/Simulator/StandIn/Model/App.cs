using Rolecall.Simulator.Okta;

namespace Rolecall.Simulator.StandIn.Model;

/// <summary>One application of the identity provider: how people sign in to it, and how it is provisioned.</summary>
internal sealed record App(string Id, string Name)
{
    public SignOn SignOn { get; init; } = new();

    public Integration Integration { get; init; } = new();

    public Dialect Dialect { get; init; } = Dialect.Catalogue;

    /// <summary>What is ticked on the page To App.</summary>
    public Features Features { get; init; } = Features.None;

    public IReadOnlyList<RoleAttribute> Attributes { get; init; } = RoleAttribute.Defaults;

    public IReadOnlyList<PersonAssignment> People { get; init; } = [];

    /// <summary>By priority: the first counts most.</summary>
    public IReadOnlyList<GroupAssignment> Groups { get; init; } = [];

    public IReadOnlyList<AppUser> Users { get; init; } = [];

    public IReadOnlyList<GroupLink> Links { get; init; } = [];

    /// <summary>Whether anything at all is sent.</summary>
    public bool Provisions => Integration is { Provisioning: true, Enabled: true, BaseUrl.Length: > 0, Token.Length: > 0 };

    public bool Does(Features feature) => Provisions && Features.HasFlag(feature);

    public AppUser? FindUser(string personId) => Users.FirstOrDefault(user => user.PersonId == personId);

    public GroupLink? FindLink(string groupId) => Links.FirstOrDefault(link => link.GroupId == groupId);

    /// <summary>Puts a user in the place of the one of the same person, else at the end.</summary>
    public App With(AppUser changed) => this with
    {
        Users = FindUser(changed.PersonId) is null
            ? [.. Users, changed]
            : [.. Users.Select(user => user.PersonId == changed.PersonId ? changed : user)],
    };

    public App WithoutUser(string personId) => this with { Users = [.. Users.Where(user => user.PersonId != personId)] };

    /// <summary>Puts a link in the place of the one of the same group, else at the end.</summary>
    public App With(GroupLink changed) => this with
    {
        Links = FindLink(changed.GroupId) is null
            ? [.. Links, changed]
            : [.. Links.Select(link => link.GroupId == changed.GroupId ? changed : link)],
    };

    public App WithoutLink(string groupId) => this with { Links = [.. Links.Where(link => link.GroupId != groupId)] };
}
