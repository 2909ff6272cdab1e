using System.CommandLine;

namespace Rolecall.Server.Operations;

/// <summary><c>rolecall owner-link</c>: lets an owner in who has no other way.</summary>
internal static class OwnerLinkCommand
{
    public static Command Create()
    {
        var store = Verb.StoreOption();
        var workspace = new Option<string>("--workspace") { Description = "The workspace's team id.", HelpName = "ID", Required = true };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of the link alone." };

        var command = new Command("owner-link", "Print a link that lets the workspace's owner in once, within an hour.") { store, workspace, json };
        command.SetAction((parse, ct) => Verb.RunAsync(
            parse,
            parse.GetRequiredValue(store),
            async operations =>
            {
                var answer = await operations.OwnerLinkAsync(new OwnerLinkRequest(parse.GetRequiredValue(workspace)), ct);
                await (parse.GetValue(json)
                    ? Verb.PrintJsonAsync(parse, answer)
                    : parse.InvocationConfiguration.Output.WriteLineAsync(answer.OwnerSetupUrl));
            },
            ct));
        return command;
    }
}
