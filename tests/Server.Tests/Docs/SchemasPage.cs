using System.Text;

namespace Rolecall.Server.Tests.Docs;

/// <summary>What docs/schemas.md tells the reader to send is sent.</summary>
public sealed class SchemasPage(RunningServer server)
{
    [Fact]
    public async Task Every_request_on_the_page_succeeds_in_its_order()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var blocks = new Page("schemas.md").Blocks("http").ToArray();

        Assert.True(blocks.Length >= 8, $"{blocks.Length} requests were found.");
        foreach (var block in blocks)
        {
            var (line, body) = block.Split("\n\n", 2) switch
            {
                [var first, var rest] => (first, rest),
                var whole => (whole[0], null),
            };
            var answer = await SendAsync(workspace, line.Replace("TEAM", workspace.Id.ToString(), StringComparison.Ordinal).Split(' '), body);
            Assert.True(answer.Status is 200 or 201, $"{line} is {answer.Status}: {answer.Text}");
            if (line.Contains("?filter", StringComparison.Ordinal))
                Assert.Equal(1, answer.Total());
        }
    }

    private async Task<Answer> SendAsync(TestWorkspace workspace, string[] line, string? body)
    {
        var isApi = line[1].StartsWith("/api/", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(line[0]), line[1]);
        request.Headers.TryAddWithoutValidation("Authorization", isApi ? workspace.ApiKey : $"Bearer {workspace.ScimToken}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, isApi ? "application/json" : "application/scim+json");
        using var response = await server.Http.SendAsync(request);
        return await Answer.OfAsync(response);
    }
}
