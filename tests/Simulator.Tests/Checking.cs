using System.CommandLine;
using Rolecall.Simulator.Conformance;
using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests;

/// <summary>"check", against a server that makes no claim to the profile, and against none at all.</summary>
public sealed class Checking
{
    [Fact]
    public async Task Every_clause_gets_one_line_whatever_the_server_is()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CheckAsync("--base-url", server.BaseUrl, "--token", server.Workspace.Token);

        Assert.Equal(
            Enumerable.Range(1, 21).Select(number => $"IP-{number:00}"),
            run.Output.Split('\n').Where(line => line.StartsWith("IP-", StringComparison.Ordinal)).Select(line => line[..5]).Order(StringComparer.Ordinal));
        Assert.Contains("not ok: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("not run: The address is not https.", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_not_to_answer()
    {
        var run = await CheckAsync("--base-url", "http://127.0.0.1:1/scim/1/v2", "--token", "secret-token-of-a-server");

        Assert.Contains("Expected an answer, but ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token-of-a-server", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Base_url_and_token_are_needed()
    {
        var run = await CheckAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Option '--base-url' is required.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Option '--token' is required.", run.Errors, StringComparison.Ordinal);
    }

    private static async Task<Simulation> CheckAsync(params string[] arguments)
    {
        var parsed = new RootCommand { CheckCommand.Create() }.Parse(["check", .. arguments]);
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await parsed.InvokeAsync(new() { Output = output, Error = errors }, TestContext.Current.CancellationToken);
        return new(parsed.Errors.Count > 0 ? 2 : code, output.ToString(), errors.ToString());
    }
}
