namespace Rolecall.Simulator.Tests;

public sealed class Usage
{
    private static readonly string[] Needed = ["--base-url", "http://127.0.0.1:1/scim/1/v2", "--token", "abc"];

    [Fact]
    public async Task Base_url_and_token_are_needed()
    {
        var run = await Simulation.RunAsync("okta");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Option '--base-url' is required.", run.Errors);
        Assert.Contains("Option '--token' is required.", run.Errors);
    }

    [Theory]
    [InlineData("--features", "create,fly", "--features does not know \"fly\"")]
    [InlineData("--expect", "some", "role_only")]
    [InlineData("--timeout", "0", "--timeout must be more than 0")]
    [InlineData("--pause", "-1", "--pause must be from 0")]
    [InlineData("--api-url", "http://127.0.0.1:1/api", "give both or neither")]
    [InlineData("--api-token", "pk_1", "give both or neither")]
    public async Task A_value_that_cannot_be_meant_is_refused(string option, string value, string message)
    {
        var run = await Simulation.RunAsync(["okta", .. Needed, option, value]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors);
    }

    [Theory]
    [InlineData("ftp://example.com/scim", "abc", "--base-url must be a URL")]
    [InlineData("example.com", "abc", "--base-url must be a URL")]
    [InlineData("https://example.com/scim?a=b", "abc", "--base-url must be a URL")]
    [InlineData("https://example.com/scim", "abc def", "--token must be one word")]
    public async Task What_was_pasted_wrongly_is_refused(string url, string token, string message)
    {
        var run = await Simulation.RunAsync("okta", "--base-url", url, "--token", token);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors);
        Assert.DoesNotContain("abc def", run.Errors);
    }

    [Fact]
    public async Task Help_names_the_clients_and_every_option()
    {
        var clients = (await Simulation.RunAsync("--help")).Output;
        foreach (var client in (string[])["okta ", "okta-wizard", "okta-spec"])
            Assert.Contains(client, clients);

        var options = (await Simulation.RunAsync("okta", "--help")).Output;
        foreach (var option in (string[])
            [
                "--base-url <URL> (REQUIRED)", "--token <TOKEN> (REQUIRED)", "--api-url <URL>", "--api-token <TOKEN>",
                "--expect <full|role_only>", "--features <LIST>", "--rotate", "--json", "--timeout <SECONDS>", "--pause <MS>",
                "[default: create,update,deactivate,groups]",
            ])
            Assert.Contains(option, options);
    }
}
