namespace Rolecall.Simulator.StandIn.Model;

internal sealed record DirectoryGroup(string Id, string Name)
{
    /// <summary>Ids of people.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}
