using System.CommandLine;
using Rolecall.Scim;
using Rolecall.Server;
using Rolecall.Server.Hosting;
using Rolecall.Server.Operations;
using Rolecall.Simulator;
using Rolecall.Simulator.Conformance;
using Rolecall.Simulator.StandIn;
using Rolecall.Storage;

var root = new RootCommand("Rolecall: a workspace directory that Okta and others provision over SCIM.")
{
    ServeCommand.Create(Serving.RunAsync),
    InitCommand.Create(),
    OwnerLinkCommand.Create(),
    MigrateCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    CopyCommand.Create(),
    SimulateCommand.Create(),
    CheckCommand.Create(),
    StandInCommand.Create(),
};

try
{
    // Signals are the server's own to handle: it drains, which takes longer than a command line waits.
    return await CommandLine.RunAsync(root, args, new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    });
}
catch (Exception refusal) when (refusal is StartRefusedException or UnusableStoreException or RefusedException or IOException)
{
    await Console.Error.WriteLineAsync($"rolecall: {refusal.Message}");
    return 1;
}
