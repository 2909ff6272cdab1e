using System.Text;

namespace Rolecall.Server.Tests.Robustness;

/// <summary>Bodies made to break a reader (security.md §2.4): refused with a sentence, or read, but never a 500.</summary>
public sealed class HostileJson(RunningServer server)
{
    [Theory, Spec("R-26", "R-27", "P-3.3-08")]
    [InlineData("""{"userName":"a","userName":"b"}""")]
    [InlineData("""{"userName":"a","USERNAME":"b"}""")]
    [InlineData("""{"userName":"a","user\u004eame":"b"}""")]
    [InlineData("""{"userName":"\ud800"}""")]
    [InlineData("""{"\udfff":"a","userName":"a"}""")]
    [InlineData("""{"userName":"a\u0000b"}""")]
    [InlineData("""{"userName":"a"} {}""")]
    [InlineData("""{"userName":"a"}]""")]
    [InlineData("""{"userName":NaN}""")]
    [InlineData("""{"userName":'a'}""")]
    [InlineData("""{"userName":"a",}""")]
    [InlineData("""{/**/"userName":"a"}""")]
    [InlineData("""{"userName":01}""")]
    public async Task What_is_not_quite_JSON_is_invalid_syntax(string body)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Users", body)).AssertScimError(400, "invalidSyntax");
    }

    [Theory, Spec("R-26")]
    [InlineData(100_000)]
    [InlineData(33)]
    public async Task What_is_too_deep_is_invalid_syntax(int depth)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var body = "{\"userName\":\"a\",\"x\":" + new string('[', depth) + new string(']', depth) + "}";

        (await workspace.PostAsync("/Users", body)).AssertScimError(400, "invalidSyntax");
    }

    [Theory, Spec("R-26")]
    [InlineData("""{"userName":"a","x":1e400}""")]
    [InlineData("""{"userName":"a","x":99999999999999999999999999999999}""")]
    public async Task A_number_beyond_reason_is_refused(string body)
    {
        var workspace = await server.GivenWorkspaceAsync();

        Assert.Equal(400, (await workspace.PostAsync("/Users", body)).Status);
    }

    [Fact, Spec("R-26")]
    public async Task An_endless_array_is_refused()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var body = "{\"userName\":\"a\",\"emails\":[" + string.Join(',', Enumerable.Repeat("1", 400_000)) + "]}";

        Assert.Equal(400, (await workspace.PostAsync("/Users", body)).Status);
    }

    [Fact, Spec("P-3.8-09", "P-3.1-01")]
    public async Task Bytes_that_are_no_UTF_8_are_invalid_syntax()
    {
        var workspace = await server.GivenWorkspaceAsync();
        byte[][] bodies = [[0xFF, 0xFE, 0x7B, 0x00], [.. "{\"userName\":\""u8, 0xC3, 0x28, .. "\"}"u8], Encoding.Unicode.GetBytes("{}")];

        foreach (var body in bodies)
        {
            var answer = await workspace.SendAsync(
                HttpMethod.Post, "/Users", adjust: request => request.Content = new ByteArrayContent(body));
            answer.AssertScimError(400, "invalidSyntax");
        }
    }

    [Theory, Spec("R-27")]
    [InlineData("""{"userName":"a","__proto__":{"admin":true},"constructor":null,"":1}""")]
    [InlineData("""{"userName":"a","x":-0,"y":12345678901234567890}""")]
    public async Task Strange_members_are_ignored(string body)
    {
        var workspace = await server.GivenWorkspaceAsync();

        Assert.Equal(201, (await workspace.PostAsync("/Users", body)).Status);
    }
}
