using System.CommandLine;
using Rolecall.Simulator.Clients;
using Rolecall.Simulator.Reports;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Verbs;

/// <summary>The subcommand of one client.</summary>
internal static class ClientCommand
{
    public static Command Of(SimulatedClient client)
    {
        var options = new ClientOptions();
        var command = new Command(client.Name, client.Description);
        options.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            return RunAsync(client, options.Read(parsed), options.AsJson(parsed), output, TimeProvider.System, ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        SimulatedClient client, Settings settings, bool json, TextWriter output, TimeProvider clock, CancellationToken ct)
    {
        using var http = HttpLine.Open();
        var line = new HttpLine(http, clock, settings.Timeout);
        var secrets = new Secrets();
        secrets.Add(settings.Token);
        secrets.Add(settings.ApiToken);
        var notes = new Notes();
        IReport report = json
            ? new JsonReport(output, client, settings, secrets)
            : new TableReport(output, client, settings, secrets, Colours(output));

        report.Started();
        var runner = new StepRunner(settings, line, notes, clock);
        var results = await runner.RunAsync(client.Flows(new Run(settings, line, secrets, notes, clock)), report, ct);
        report.Ended(results);
        return results.Any(result => result.Outcome == Outcome.Fail) ? 1 : 0;
    }

    // https://no-color.org: any value that is not empty.
    private static bool Colours(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
