namespace Rolecall.Simulator.StandIn.Model;

/// <summary>All that the stand-in knows and keeps: its key, its directory and its applications. Never changed, only replaced.</summary>
internal sealed record StandInState
{
    public required SigningMaterial Signing { get; init; }

    public IReadOnlyList<DirectoryPerson> People { get; init; } = [];

    public IReadOnlyList<DirectoryGroup> Groups { get; init; } = [];

    public IReadOnlyList<App> Apps { get; init; } = [];

    public App? FindApp(string? id) => Apps.FirstOrDefault(app => app.Id == id);

    public DirectoryPerson? FindPerson(string? id) => People.FirstOrDefault(person => person.Id == id);

    public DirectoryPerson? FindPersonNamed(string userName) =>
        People.FirstOrDefault(person => person.UserName.Equals(userName, StringComparison.OrdinalIgnoreCase));

    public DirectoryGroup? FindGroup(string? id) => Groups.FirstOrDefault(group => group.Id == id);

    public StandInState With(App changed) => this with { Apps = [.. Apps.Select(app => app.Id == changed.Id ? changed : app)] };

    public StandInState With(DirectoryPerson changed) =>
        this with { People = [.. People.Select(person => person.Id == changed.Id ? changed : person)] };

    public StandInState With(DirectoryGroup changed) =>
        this with { Groups = [.. Groups.Select(group => group.Id == changed.Id ? changed : group)] };

    /// <summary>Changes one application; one that is gone stays gone.</summary>
    public StandInState WithApp(string id, Func<App, App> change) => FindApp(id) is { } app ? With(change(app)) : this;
}
