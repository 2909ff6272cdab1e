using System.Net;
using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests.StandIn;

public sealed class Credentials_test
{
    [Fact]
    public async Task Right_credentials_are_verified_and_nothing_is_kept_before_they_are_saved()
    {
        await using var server = await FakeServer.StartAsync();
        await using var standIn = await RunningStandIn.StartAsync();
        await standIn.PressAsync($"/apps/{standIn.App.Id}/provisioning/enable", ("provisioning", "on"));

        var tested = await standIn.SaveAsync(server.BaseUrl, server.Workspace.Token, act: "test");

        Assert.Contains("Rolecall was verified successfully!", tested.Text);
        Assert.False(standIn.App.Provisions);
        await standIn.SaveAsync(server.BaseUrl, server.Workspace.Token);
        Assert.True(standIn.App.Provisions);
    }

    [Theory]
    [InlineData("https://example.com/scim_1/v2", "abc", "underscore")]
    [InlineData("http://example.com/scim/1/v2", "abc", "must start with https")]
    [InlineData("example.com", "abc", "must look like")]
    [InlineData("https://example.com/scim/1/v2?a=b", "abc", "without a query")]
    [InlineData("https://example.com/scim/1/v2", "two words", "one word")]
    [InlineData("http://127.0.0.1:1/scim/1/v2", "abc", "Error authenticating: Expected an answer")]
    public async Task What_cannot_work_is_not_saved_and_the_reason_is_said(string baseUrl, string token, string reason)
    {
        await using var standIn = await RunningStandIn.StartAsync();
        await standIn.PressAsync($"/apps/{standIn.App.Id}/provisioning/enable", ("provisioning", "on"));

        var saved = await standIn.SaveAsync(baseUrl, token);

        Assert.Equal(HttpStatusCode.BadRequest, saved.Status);
        Assert.Contains(reason, saved.Text);
        Assert.False(standIn.App.Provisions);
    }

    [Fact]
    public async Task A_wrong_token_is_told_in_the_server_s_words_and_seen_in_the_wire_view_masked()
    {
        await using var server = await FakeServer.StartAsync();
        await using var standIn = await RunningStandIn.StartAsync();
        await standIn.PressAsync($"/apps/{standIn.App.Id}/provisioning/enable", ("provisioning", "on"));

        await standIn.SaveAsync(server.BaseUrl, "a-token-that-is-wrong", act: "test");

        var page = await standIn.GetAsync("/people");
        Assert.Contains("Unauthorized", (await standIn.SaveAsync(server.BaseUrl, "a-token-that-is-wrong", act: "test")).Text);
        Assert.Contains("Authorization: Bearer ********", page.Text);
        Assert.DoesNotContain("a-token-that-is-wrong", page.Text);
    }
}
