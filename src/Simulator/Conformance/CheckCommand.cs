using System.CommandLine;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Verbs;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Conformance;

/// <summary>The <c>check</c> verb: asks a SCIM server, over HTTP alone, whether it keeps the interoperability profile.</summary>
public static class CheckCommand
{
    /// <summary>A command that exits with 0 when no clause is broken, and with 1 when one is or something was left behind.</summary>
    public static Command Create()
    {
        var options = new ServerOptions();
        var command = new Command(
            "check", "Checks a SCIM server, clause by clause, against the SCIM interoperability profile, and removes what it made.");
        options.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(options.Read(parsed), parsed.InvocationConfiguration.Output, TimeProvider.System, ct));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, TextWriter output, TimeProvider clock, CancellationToken ct)
    {
        using var http = HttpLine.Open();
        var secrets = new Secrets();
        secrets.Add(settings.Token);
        var run = new Run(settings, new HttpLine(http, clock, settings.Timeout), secrets, new Notes(), clock);
        return await new ProfileCheck(run, output).RunAsync(ct) ? 0 : 1;
    }
}
