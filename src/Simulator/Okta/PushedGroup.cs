using Rolecall.Simulator.Directory;

namespace Rolecall.Simulator.Okta;

/// <summary>A group of Okta's that the server knows under <paramref name="id"/>, and how it must look there.</summary>
internal sealed class PushedGroup(string id, string name)
{
    public string Id => id;

    public string Name { get; set; } = name;

    public IReadOnlyList<Assigned> Members { get; set; } = [];
}
