using System.CommandLine;
using Rolecall.Simulator.Clients;
using Rolecall.Simulator.Verbs;

namespace Rolecall.Simulator;

/// <summary>The <c>simulate</c> verb: plays a SCIM client against any SCIM server, over HTTP alone.</summary>
public static class SimulateCommand
{
    /// <summary>
    /// A command with one subcommand per client. It exits with 0 when every step that ran is as the guide says and
    /// with 1 when one failed; the host answers errors of parsing with 2.
    /// </summary>
    public static Command Create()
    {
        var simulate = new Command(
            "simulate", "Plays an identity provider's SCIM client against a SCIM server and shows what its admin would see.");
        foreach (var client in KnownClients.All)
            simulate.Add(ClientCommand.Of(client));
        return simulate;
    }
}
