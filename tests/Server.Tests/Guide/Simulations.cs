using System.CommandLine;
using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;
using Rolecall.Simulator;

namespace Rolecall.Server.Tests.Guide;

/// <summary>Every client that "rolecall simulate" plays finds the running server right, whatever the workspace's policies.</summary>
[Spec("T-01", "T-03", "T-07", "T-09", "T-10", "T-13", "T-14", "T-16", "T-17", "T-19", "T-20", "T-29", "T-31")]
public sealed class Simulations(RunningServer server)
{
    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var client in SimulateCommand.Create().Subcommands)
        {
            foreach (var preset in Presets.ByName.Keys)
                all.Add(client.Name, preset);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_client_is_served(string client, string preset)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.ByName[preset]);
        var output = new StringWriter();

        var code = await new RootCommand { SimulateCommand.Create() }
            .Parse([
                "simulate", client, "--base-url", $"{server.Url}{workspace.ScimPath[1..]}", "--token", workspace.ScimToken,
                "--api-url", $"{server.Url}api", "--api-token", workspace.ApiKey, "--expect", preset == "documented" ? "role_only" : "full", "--json",
            ])
            .InvokeAsync(new() { Output = output }, TestContext.Current.CancellationToken);

        var steps = JsonNode.Parse(output.ToString())!["steps"]!.AsArray();
        Assert.Empty(steps.Where(step => (string)step!["result"]! == "fail").Select(step => step!.ToJsonString()));
        Assert.Contains(steps, step => (string)step!["result"]! == "pass");
        Assert.Equal(0, code);
    }
}
