using System.CommandLine;
using Rolecall.Domain.Workspaces;
using Rolecall.Simulator.Conformance;

namespace Rolecall.Server.Tests.Clients;

/// <summary>"rolecall check": the interoperability profile holds for a strict client, and for another one it is said what does not.</summary>
[Spec("IP-01", "IP-02", "IP-03", "IP-04", "IP-05", "IP-06", "IP-07", "IP-08", "IP-09", "IP-10", "IP-11", "IP-12", "IP-13", "IP-14", "IP-15", "IP-16", "IP-18", "IP-20")]
public sealed class Conformance(RunningServer server)
{
    [Fact]
    public async Task Every_clause_holds_for_a_strict_client()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc, client: "strict");

        var (code, clauses) = await CheckAsync(workspace);

        Assert.Equal(Enumerable.Range(1, 21).Select(number => $"IP-{number:00}"), clauses.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(clauses, clause => clause.Value.StartsWith("not ok", StringComparison.Ordinal));
        Assert.Equal("not run: The address is not https.", clauses["IP-21"]);
        Assert.Equal("ok: The server says that it conforms.", clauses["IP-01"]);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Of_any_other_client_it_says_which_clauses_do_not_and_what_came_instead()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);

        var (code, clauses) = await CheckAsync(workspace);

        Assert.Equal(
            ["IP-05", "IP-08", "IP-12", "IP-14", "IP-16"],
            clauses.Where(clause => clause.Value.StartsWith("not ok", StringComparison.Ordinal)).Select(clause => clause.Key).Order(StringComparer.Ordinal));
        Assert.Equal("not ok: POST /Users: Expected status 400, got 201.", clauses["IP-05"]);
        Assert.Equal("ok: The server does not say that it conforms.", clauses["IP-01"]);
        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData("strict")]
    [InlineData("generic")]
    public async Task It_leaves_nothing_behind(string client)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc, client: client);
        var before = await workspace.EveryoneAsync();

        await CheckAsync(workspace);

        Assert.Equal(before, await workspace.EveryoneAsync());
        Assert.Equal(0, (await workspace.GetAsync("/Groups")).Total());
    }

    /// <returns>What came of each clause, by its id.</returns>
    private async Task<(int Code, IReadOnlyDictionary<string, string> Clauses)> CheckAsync(TestWorkspace workspace)
    {
        var output = new StringWriter();
        var code = await new RootCommand { CheckCommand.Create() }
            .Parse(["check", "--base-url", $"{server.Url}{workspace.ScimPath[1..]}", "--token", workspace.ScimToken])
            .InvokeAsync(new() { Output = output }, TestContext.Current.CancellationToken);
        var lines = output.ToString().Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith("IP-", StringComparison.Ordinal));
        return (code, lines.ToDictionary(line => line[..5], line => line[(line.LastIndexOf(".  ", StringComparison.Ordinal) + 1)..].Trim(), StringComparer.Ordinal));
    }
}
