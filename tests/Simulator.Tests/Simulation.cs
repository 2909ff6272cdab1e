using System.CommandLine;
using System.Text.Json.Nodes;
using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests;

/// <summary>One run of the command as a shell would start it.</summary>
internal sealed record Simulation(int ExitCode, string Output, string Errors)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    public static Task<Simulation> WithApiAsync(FakeServer server, string client, params string[] more) =>
        WithoutApiAsync(server, client, ["--api-url", server.ApiUrl, "--api-token", FakeApi.Key, .. more]);

    public static Task<Simulation> WithoutApiAsync(FakeServer server, string client, params string[] more) =>
        RunAsync([client, "--base-url", server.BaseUrl, "--token", server.Workspace.Token, .. more]);

    public static async Task<Simulation> RunAsync(params string[] arguments)
    {
        var parsed = new RootCommand { SimulateCommand.Create() }.Parse(["simulate", .. arguments]);
        var output = new StringWriter();
        var errors = new StringWriter();
        var code = await parsed.InvokeAsync(
            new() { Output = output, Error = errors }, TestContext.Current.CancellationToken);
        return new(parsed.Errors.Count > 0 ? 2 : code, output.ToString(), errors.ToString());
    }

    public JsonNode Step(string id) => Json["steps"]!.AsArray().Single(step => step!["id"]!.GetValue<string>() == id)!;

    public string Result(string id) => Step(id)["result"]!.GetValue<string>();

    public IReadOnlyList<string> Steps(string result) =>
    [
        .. Json["steps"]!.AsArray()
            .Where(step => step!["result"]!.GetValue<string>() == result)
            .Select(step => step!["id"]!.GetValue<string>()),
    ];
}
