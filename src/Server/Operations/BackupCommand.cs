using System.CommandLine;
using Rolecall.Storage;
using Rolecall.Storage.Backups;

namespace Rolecall.Server.Operations;

/// <summary><c>rolecall backup</c>: the whole store in one file, while the server goes on.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var store = Verb.StoreOption();
        var to = new Option<string>("--to") { Description = "The file to write.", HelpName = "FILE", Required = true };
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there." };
        var json = new Option<bool>("--json") { Description = "Print the manifest instead of a sentence." };

        var command = new Command("backup", "Write a consistent copy of the store to a file, while servers go on.") { store, to, force, json };
        command.SetAction((parse, _) => Verb.RunAsync(parse, async () =>
        {
            using var interruption = new Interruption();
            var file = Path.GetFullPath(parse.GetRequiredValue(to));
            var request = new BackupRequest(file, parse.GetValue(force));
            var manifest = await MakeAsync(parse, Verb.Address(parse, store), request, interruption.Token);
            await (parse.GetValue(json)
                ? Verb.PrintJsonAsync(parse, manifest)
                : parse.InvocationConfiguration.Output.WriteLineAsync(
                    $"{manifest.Rows:N0} rows of schema {manifest.Schema} are in {file}. See that they can be restored: rolecall restore --check {file}"));
            return 0;
        }));
        return command;
    }

    private static async Task<BackupManifest> MakeAsync(ParseResult parse, StoreAddress store, BackupRequest request, CancellationToken ct)
    {
        if (store is SqliteAddress { Path: var database } && await RunningServer.FindAsync(database, ct) is { } found)
        {
            await using var server = found;
            return await server.BackUpAsync(request, ct);
        }

        using var progress = ProgressLine.On(parse);
        return Backup.Run(store, request.File, request.Replace, TimeProvider.System, progress.Report, ct);
    }
}
