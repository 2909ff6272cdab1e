using Rolecall.Server.Operations;
using Rolecall.Storage.Transfer;
using Rolecall.Testing.Postgres;

namespace Rolecall.Server.Tests.Operations;

/// <summary>The verbs that take a store as a whole, while no server has it.</summary>
public sealed class StoreVerbs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rolecall-").FullName;

    private string Store => $"sqlite:{folder}/rolecall.db";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact, Spec("R-60")]
    public async Task Migrate_says_what_it_did_and_then_that_nothing_is_left()
    {
        var todo = await RolecallProgram.RunAsync("migrate", "--store", Store, "--check");
        Assert.Equal((1, "to do: 001_workspaces.sql"), (todo.Code, todo.Output.Split('\n')[0]));

        var done = await RolecallProgram.RunAsync("migrate", "--store", Store);
        Assert.Equal((0, "schema 0 → 1: 001_workspaces.sql"), (done.Code, done.Output.Split('\n')[0]));

        Assert.StartsWith("up to date (schema ", (await RolecallProgram.RunAsync("migrate", "--store", Store)).Output, StringComparison.Ordinal);
        var check = await RolecallProgram.RunAsync("migrate", "--store", Store, "--check");
        Assert.Equal((0, "up to date\n"), (check.Code, check.Output));
    }

    [Fact, Spec("R-61")]
    public async Task A_store_moves_to_PostgreSQL_and_back_and_says_so()
    {
        await RolecallProgram.RunAsync(
            "init", "--store", Store, "--url", "https://rolecall.example", "--workspace", "Acme", "--owner", "ada@example.com");
        using var database = PostgresDatabases.New();
        var other = $"postgres:{database.OwnersConnection}";

        var there = await RolecallProgram.RunAsync("copy", "--from", Store, "--to", other);
        Assert.Equal(0, there.Code);
        Assert.Contains("are copied and checked", there.Output, StringComparison.Ordinal);
        var full = await RolecallProgram.RunAsync("copy", "--from", Store, "--to", other);
        Assert.Equal((1, "rolecall: The target has something in it already: name a new store, or an empty one.\n"), (full.Code, full.Error));

        Assert.Equal(0, (await RolecallProgram.RunAsync("backup", "--store", $"postgres:{database.Connection}", "--to", $"{folder}/backup.db")).Code);
        Assert.Equal(0, (await RolecallProgram.RunAsync("restore", "--from", $"{folder}/backup.db", "--to", $"sqlite:{folder}/back.db")).Code);
        var check = await RolecallProgram.RunAsync("restore", "--check", $"sqlite:{folder}/back.db");
        Assert.Equal(0, check.Code);
        Assert.Equal(
            ["ok    integrity", "ok    foreign keys", "ok    audit chain", "ok    counters", "ok    group sizes", "ok    sequences", "ok    numbers"],
            check.Output.TrimEnd().Split('\n').Select(line => line[..20].TrimEnd()));
    }

    [Fact, Spec("R-61")]
    public async Task A_damaged_backup_is_said_to_be_one()
    {
        await RolecallProgram.RunAsync("migrate", "--store", Store);
        await RolecallProgram.RunAsync("backup", "--store", Store, "--to", $"{folder}/backup.db");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder}/backup.db;Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "update installation set public_url = 'https://evil.example'";
            command.ExecuteNonQuery();
        }

        var check = await RolecallProgram.RunAsync("restore", "--check", $"{folder}/backup.db");

        Assert.Equal(1, check.Code);
        Assert.StartsWith("FAULT manifest", check.Output, StringComparison.Ordinal);
        Assert.Contains("the rows of installation are not those that were backed up", check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrate", "--store", "mysql:x")]
    [InlineData("copy", "--from", "sqlite:/nowhere/a.db", "--to", "sqlite:/nowhere/b.db")]
    [InlineData("backup", "--store", "sqlite:/nowhere/a.db", "--to", "/nowhere/b.db")]
    [InlineData("restore", "--check", "/nowhere/b.db")]
    [InlineData("restore", "--check", "postgres:Host=127.0.0.1;Port=1;Username=x")]
    public async Task What_cannot_be_is_refused_with_one_sentence(params string[] arguments)
    {
        var refused = await RolecallProgram.RunAsync(arguments);

        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.StartsWith("rolecall: ", refused.Error, StringComparison.Ordinal);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Progress_shows_the_table_the_rows_and_the_speed() => Assert.Equal(
        "members                       [############............]  50 %      50,000 of 100,000 rows      10,000/s",
        ProgressLine.TextOf(new Step("members", 50_000, 100_000, IsLast: false), TimeSpan.FromSeconds(5)));

    [Fact]
    public void Without_a_terminal_it_writes_no_line_for_what_is_done_at_once()
    {
        using var output = new StringWriter();
        using (var line = new ProgressLine(output, isTerminal: false))
            line.Report(new Step("members", 1, 1, IsLast: true));
        Assert.Equal("", output.ToString());
    }
}
