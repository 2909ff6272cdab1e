using Rolecall.Simulator.Clients;
using Rolecall.Simulator.Tests.Fake;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Tests;

public sealed class Report
{
    [Fact]
    public async Task A_table_ends_with_the_counts()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.WithoutApiAsync(server, "okta-spec");
        var lines = run.Output.TrimEnd().Split(Environment.NewLine);

        Assert.Equal("13 passed, 0 failed, 0 not run", lines[^1]);
        Assert.Equal($"okta-spec -> {server.BaseUrl}", lines[0]);
        Assert.Matches("^  #  step +the guide promises +result +ms$", lines[2]);
        Assert.Matches("^  1  Get Users +Users exist and are complete. +pass +[0-9]+$", lines[3]);
        Assert.DoesNotContain('\e', run.Output);
    }

    [Fact]
    public async Task A_failure_shows_the_request_and_the_answer_and_what_was_expected()
    {
        await using var server = await FakeServer.StartAsync(Fault.PasswordIsEchoed);

        var run = await Simulation.WithoutApiAsync(server, "okta");
        var failure = run.Output[run.Output.IndexOf("--- 7 Push New Users (assign.create): fail", StringComparison.Ordinal)..];

        Assert.Contains($"> POST {server.BaseUrl}/Users", failure);
        Assert.Contains("> User-Agent: Okta SCIM Client 1.0.0", failure);
        Assert.Contains("> Authorization: Bearer ********", failure);
        Assert.Contains("\"externalId\":\"00u", failure);
        Assert.Contains("< 201", failure);
        Assert.Contains("< Content-Type: application/scim+json", failure);
        Assert.Contains("Expected no password anywhere in the answer, but it is there. POST answers 201", failure);
    }

    [Fact]
    public async Task A_failing_read_also_shows_the_write_before_it()
    {
        await using var server = await FakeServer.StartAsync(Fault.DeactivationIsIgnored);

        var run = await Simulation.WithoutApiAsync(server, "okta", "--json");

        var step = run.Step("deactivate.unknown-role");
        Assert.Equal("GET", step["request"]!["method"]!.GetValue<string>());
        Assert.Equal("PUT", step["after"]!["request"]!["method"]!.GetValue<string>());
        Assert.Equal(200, step["after"]!["response"]!["status"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(Fault.PasswordIsEchoed)]
    [InlineData(Fault.OldTokenSurvives)]
    [InlineData(Fault.EchoedIdBeatsName)]
    public async Task Tokens_and_passwords_are_never_printed(Fault fault)
    {
        await using var server = await FakeServer.StartAsync(fault);
        var token = server.Workspace.Token;

        foreach (var format in (string[][])[[], ["--json"]])
        {
            server.Workspace.Token = token;
            var run = await Simulation.WithApiAsync(server, "okta", ["--rotate", .. format]);

            Assert.Equal(1, run.ExitCode);
            Assert.DoesNotContain(token, run.Output);
            Assert.DoesNotContain(server.Workspace.Token, run.Output);
            Assert.DoesNotContain(FakeApi.Key, run.Output);
            foreach (var password in Passwords(server))
                Assert.DoesNotContain(password, run.Output);
        }
    }

    private static IEnumerable<string> Passwords(FakeServer server) => server.Seen
        .Where(seen => seen.Body.Contains("\"password\"", StringComparison.Ordinal))
        .Select(seen => System.Text.Json.Nodes.JsonNode.Parse(seen.Body)!["password"]?.GetValue<string>())
        .OfType<string>();

    [Fact]
    public async Task A_rotated_token_is_named_by_its_handle_and_said_to_be_rotated()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.WithApiAsync(server, "okta", "--rotate");

        Assert.Contains("THE TOKEN GIVEN IS NOW ROTATED", run.Output);
        Assert.Contains("rolecall_scim_BBBBBBBBBBBB;", run.Output);
    }

    [Fact]
    public async Task Json_is_one_document_with_the_promised_properties()
    {
        await using var server = await FakeServer.StartAsync(Fault.UnauthorizedHasNoBody);

        var run = await Simulation.WithoutApiAsync(server, "okta", "--json");

        Assert.Equal(["client", "baseUrl", "steps", "passed", "failed", "notRun"], run.Json.AsObject().Select(pair => pair.Key));
        Assert.Equal("okta", run.Json["client"]!.GetValue<string>());
        Assert.Equal(server.BaseUrl, run.Json["baseUrl"]!.GetValue<string>());
        Assert.Equal(1, run.Json["failed"]!.GetValue<int>());
        Assert.Equal(
            ["id", "name", "promise", "result", "milliseconds"], run.Step("credentials.test").AsObject().Select(pair => pair.Key));
        Assert.Equal(
            ["id", "name", "promise", "result", "milliseconds", "request", "response", "reason"],
            run.Step("credentials.wrong-token").AsObject().Select(pair => pair.Key));
        Assert.Equal("Bearer ********", run.Step("credentials.wrong-token")["request"]!["headers"]!["Authorization"]!.GetValue<string>());
        Assert.Equal(401, run.Step("credentials.wrong-token")["response"]!["status"]!.GetValue<int>());
    }

    [Fact]
    public async Task Ids_are_unique_and_every_row_fits_its_columns()
    {
        await using var server = await FakeServer.StartAsync();
        foreach (var client in KnownClients.All)
        {
            var run = await Simulation.WithApiAsync(server, client.Name, "--json");
            var steps = run.Json["steps"]!.AsArray();

            Assert.Equal(steps.Count, steps.Select(step => step!["id"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Count());
            Assert.All(steps, step => Assert.InRange(step!["name"]!.GetValue<string>().Length, 5, 41));
            Assert.All(steps, step => Assert.InRange(step!["promise"]!.GetValue<string>().Length, 20, 72));
        }
    }

    [Theory]
    [InlineData("rolecall_scim_AAAAAAAAAAAA_secretsecretsecretsecret", "rolecall_scim_AAAAAAAAAAAA")]
    [InlineData("0123456789abcdef", "0123…")]
    [InlineData("abc", "…")]
    public void A_handle_tells_no_secret(string token, string handle) => Assert.Equal(handle, Secrets.HandleOf(token));
}
