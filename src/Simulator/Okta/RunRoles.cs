using Rolecall.Simulator.Api;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta;

/// <summary>The custom roles that the run makes for itself and takes away again.</summary>
internal sealed class RunRoles
{
    private readonly List<CustomRole> _made = [];

    public IReadOnlyList<CustomRole> Made => _made;

    public CustomRole Auditor => At(0);

    public CustomRole Lead => At(1);

    /// <summary>The one that is renamed on the way.</summary>
    public CustomRole Temporary => At(2);

    public void Add(CustomRole role) => _made.Add(role);

    private CustomRole At(int index) => _made.ElementAtOrDefault(index).Need("the custom roles of the run");
}
