using System.CommandLine;
using Rolecall.Storage.Upgrading;

namespace Rolecall.Server.Operations;

/// <summary><c>rolecall migrate</c>: brings the schema up to date, as whoever may do that.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var store = Verb.StoreOption();
        var check = new Option<bool>("--check") { Description = "Only say what there is to do: exit code 0 for nothing, 1 for something." };

        var command = new Command("migrate", "Bring the store's schema up to date, or make it.") { store, check };
        command.SetAction((parse, _) => Verb.RunAsync(parse, async () =>
        {
            var output = parse.InvocationConfiguration.Output;
            var address = Verb.Address(parse, store);
            if (parse.GetValue(check))
                return await SayAsync(output, Upgrade.Pending(address));

            var count = 0;
            var version = Upgrade.Run(address, TimeProvider.System, script =>
            {
                count++;
                output.WriteLine(script);
            });
            if (count == 0)
                await output.WriteLineAsync($"up to date (schema {version})");
            return 0;
        }));
        return command;
    }

    private static async Task<int> SayAsync(TextWriter output, IReadOnlyList<string> pending)
    {
        foreach (var script in pending)
            await output.WriteLineAsync($"to do: {script}");
        if (pending.Count == 0)
            await output.WriteLineAsync("up to date");
        return pending.Count == 0 ? 0 : Verb.Refused;
    }
}
