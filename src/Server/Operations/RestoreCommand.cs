using System.CommandLine;
using Rolecall.Storage;
using Rolecall.Storage.Backups;
using Rolecall.Storage.Checking;

namespace Rolecall.Server.Operations;

/// <summary><c>rolecall restore</c>: fills an empty store from a backup, or looks whether a backup or a store is whole.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "The backup.", HelpName = "FILE" };
        var to = new Option<string>("--to") { Description = $"The store to fill, which must be empty or not there yet: {StoreAddress.Forms}.", HelpName = "STORE" };
        var check = new Option<string>("--check") { Description = "Restore nothing: say whether a backup, or a store that no server has, is whole.", HelpName = "FILE|STORE" };

        var command = new Command("restore", "Fill an empty store from a backup, or check one.") { from, to, check };
        command.Validators.Add(given =>
        {
            var restores = given.GetResult(from) is not null && given.GetResult(to) is not null;
            var names = given.GetResult(from) is not null || given.GetResult(to) is not null;
            if (given.GetResult(check) is null ? !restores : names)
                given.AddError("restore takes --from FILE and --to STORE, or --check FILE alone.");
        });
        command.SetAction((parse, _) => Verb.RunAsync(parse, async () =>
        {
            using var interruption = new Interruption();
            if (parse.GetValue(check) is { } checkedOne)
                return await CheckAsync(parse, checkedOne, interruption.Token);

            var (file, store) = (parse.GetRequiredValue(from), Verb.Address(parse, to));
            BackupManifest manifest;
            using (var progress = ProgressLine.On(parse))
                manifest = Restore.Run(file, store, TimeProvider.System, progress.Report, interruption.Token);
            await parse.InvocationConfiguration.Output.WriteLineAsync(
                $"{manifest.Rows:N0} rows are restored and checked, as they were at {manifest.MadeAt:u}.");
            return 0;
        }));
        return command;
    }

    private static async Task<int> CheckAsync(ParseResult parse, string what, CancellationToken ct)
    {
        using var progress = ProgressLine.On(parse);
        var results = StoreAddress.Parse(what) is { } store ? Check.Store(store, progress.Report, ct) : Check.Backup(what, progress.Report, ct);
        var code = 0;
        foreach (var result in results)
        {
            progress.Clear();
            await parse.InvocationConfiguration.Output.WriteLineAsync(
                $"{(result.Faults.Count == 0 ? "ok" : "FAULT"),-6}{result.Name,-14}{result.Looked}");
            foreach (var fault in result.Faults)
                await parse.InvocationConfiguration.Output.WriteLineAsync($"      {fault}");
            if (result.Faults.Count > 0)
                code = Verb.Refused;
        }

        return code;
    }
}
