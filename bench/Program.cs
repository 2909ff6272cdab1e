using Rolecall.Bench;
using Rolecall.Bench.Limits;
using Rolecall.Bench.Report;

if (args is ["bare", var url])
{
    await BareServer.RunAsync(url);
    return;
}

var options = Options.Read(args);
var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "bench")).FullName;
Directory.Delete(folder, recursive: true); // the last run's database
Directory.CreateDirectory(folder);
var run = await new Session(options, Path.Combine(Repository.Root, "artifacts", "publish", "rolecall"), folder).RunAsync(TimeProvider.System);
var table = Table.Of(run);
Console.WriteLine(table);

// A quick look is not worth keeping.
var results = options.IsQuick ? folder : Directory.CreateDirectory(Path.Combine(Repository.Root, "bench", "results")).FullName;
var name = Path.Combine(results, $"{run.At:yyyy-MM-dd}-{options.Name ?? $"{Environment.ProcessorCount}-cores"}");
var picture = run.Rows.Count == 0 ? "" : $"\n![Share of the limit]({Path.GetFileName(name)}.svg)\n";
if (picture.Length > 0)
    await File.WriteAllTextAsync(name + ".svg", Chart.Of(run));
await File.WriteAllTextAsync(name + ".md", table + picture);
Console.WriteLine($"Written to {Path.GetRelativePath(Repository.Root, name)}.md");
