using System.CommandLine;
using System.Diagnostics;
using Rolecall.Storage;
using Rolecall.Storage.Transfer;

namespace Rolecall.Server.Operations;

/// <summary><c>rolecall copy</c>: moves a store into an empty one of either kind.</summary>
internal static class CopyCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = $"The store to copy, which no server changes meanwhile: {StoreAddress.Forms}.", HelpName = "STORE", Required = true };
        var to = new Option<string>("--to") { Description = "The store to fill, which must be empty or not there yet; in PostgreSQL as the owner of the tables.", HelpName = "STORE", Required = true };

        var command = new Command("copy", "Copy a store into an empty one, such as from SQLite to PostgreSQL.") { from, to };
        command.SetAction((parse, _) => Verb.RunAsync(parse, async () =>
        {
            using var interruption = new Interruption();
            var began = Stopwatch.GetTimestamp();
            IReadOnlyList<TableSummary> copied;
            using (var progress = ProgressLine.On(parse))
                copied = Copy.Run(Verb.Address(parse, from), Verb.Address(parse, to), TimeProvider.System, progress.Report, interruption.Token);
            await parse.InvocationConfiguration.Output.WriteLineAsync(
                $"{copied.Sum(table => table.Rows):N0} rows of {copied.Count} tables are copied and checked, in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s. "
                + "Start servers on the new store, and none on the old one.");
            return 0;
        }));
        return command;
    }
}
