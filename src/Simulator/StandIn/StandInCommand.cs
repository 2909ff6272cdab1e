using System.CommandLine;
using Rolecall.Simulator.StandIn.Hosting;

namespace Rolecall.Simulator.StandIn;

/// <summary>The <c>stand-in</c> verb: an identity provider with its console, for whoever has no Okta tenant.</summary>
public static class StandInCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5090";

    /// <summary>A command that runs until Ctrl+C and exits with 1 where it cannot start.</summary>
    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen, several with ';' between them.",
            HelpName = "URL",
            DefaultValueFactory = _ => DefaultUrl,
        };
        var state = new Option<string>("--state")
        {
            Description = "The file that keeps people, applications and keys.",
            HelpName = "FILE",
            DefaultValueFactory = _ => Path.Combine("data", "stand-in.json"),
        };
        var allowRemote = new Option<bool>("--allow-remote")
        {
            Description = "Also listen where other machines reach it. It asks nobody for a password: whoever reaches it can sign in as anyone.",
        };
        var command = new Command("stand-in", "Runs a stand-in identity provider with the pages of an Okta admin, to walk the whole guide with no Okta tenant.")
        {
            urls, state, allowRemote,
        };
        command.Validators.Add(result =>
        {
            if (ListenUrls.Fault(result.GetValue(urls) ?? DefaultUrl, result.GetValue(allowRemote)) is { } fault)
                result.AddError(fault);
        });
        command.SetAction((parsed, ct) => StandInHost.RunAsync(
            new StandInSettings(ListenUrls.Of(parsed.GetRequiredValue(urls)), parsed.GetRequiredValue(state), parsed.GetValue(allowRemote)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            ct));
        return command;
    }
}
