using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>
/// PingOne and PingFederate set to match by e-mail: the filter compares the whole of "emails", without a sub-attribute
/// (docs.pingidentity.com, "SCIM connector settings reference").
/// </summary>
internal sealed class Ping : Provider
{
    public override ClientHeaders Headers { get; } = Sending("application/scim+json", ("Accept", "application/scim+json"));

    public override string Lookup(Person person) => $"/Users?filter={Uri.EscapeDataString($"emails eq \"{person.Email}\"")}";

    /// <summary>Its remove action "Disable".</summary>
    protected override bool Deletes => false;
}
