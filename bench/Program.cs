using Rolecall.Bench;
using Rolecall.Bench.Charts;
using Rolecall.Bench.Limits;
using Rolecall.Bench.Report;
using Rolecall.Bench.Servers;

if (args is ["bare", var url])
{
    await BareServer.RunAsync(url);
    return 0;
}

var options = Options.Read(args);
var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "bench")).FullName;
Directory.Delete(folder, recursive: true); // the last run's database
Directory.CreateDirectory(folder);
var run = await new Session(options, folder).RunAsync(TimeProvider.System);

// A quick look is not worth keeping.
var results = options.IsQuick ? folder : Directory.CreateDirectory(Path.Combine(Repository.Root, "bench", "results")).FullName;
var name = Path.Combine(results, $"{run.At:yyyy-MM-dd}-{options.Name ?? $"{Machine.Cores}-cores{(options.OnPostgres ? "-postgres" : "")}"}");
var table = Table.Of(run);
Console.WriteLine(table);
await File.WriteAllTextAsync(name + ".md", table + string.Concat(Picture.Write(run, name)));
Console.WriteLine($"Written to {Path.GetRelativePath(Repository.Root, name)}.md");
return run.Findings.Absent.Any(absent => absent.Server == RolecallServer.ItsName) ? 1 : 0;
