namespace Rolecall.Simulator.Tests.Fake;

internal sealed class FakeGroup(string id, string name)
{
    public string Id => id;

    public string Name { get; set; } = name;

    /// <summary>Ids of people, in the order in which they came.</summary>
    public List<string> Members { get; set; } = [];
}
