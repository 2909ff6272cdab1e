using System.Text;

namespace Rolecall.Server.Tests.Robustness;

/// <summary>Requests that two servers in a row could read differently (security.md §2.4): each is refused and its connection closed.</summary>
public sealed class RawHttp(RunningServer server)
{
    private const string Target = "/scim/1/v2/Users";

    [Theory, Spec("R-36", "R-67", "I-63")]
    [InlineData("two different lengths", "POST {0} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}", "400")]
    [InlineData("a negative length", "POST {0} HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", "400")]
    [InlineData("a length that is no number", "POST {0} HTTP/1.1\r\nHost: a\r\nContent-Length: 0x2\r\n\r\n{{}}", "400")]
    [InlineData("an unknown coding", "POST {0} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "400")]
    [InlineData("chunked not last", "POST {0} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", "400")]
    [InlineData("bare LF after headers", "GET {0} HTTP/1.1\nHost: a\nConnection: close\n\n", "400")]
    [InlineData("bare LF in headers", "GET {0} HTTP/1.1\r\nHost: a\nX: y\r\nConnection: close\r\n\r\n", "400")]
    [InlineData("bare CR in a header", "GET {0} HTTP/1.1\r\nHost: a\r\nX: y\rz\r\n\r\n", "400")]
    [InlineData("no host", "GET {0} HTTP/1.1\r\n\r\n", "400")]
    [InlineData("two hosts", "GET {0} HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400")]
    [InlineData("a broken host", "GET {0} HTTP/1.1\r\nHost: a b\r\n\r\n", "400")]
    [InlineData("NUL in a header", "GET {0} HTTP/1.1\r\nHost: a\r\nX: y\0z\r\n\r\n", "400")]
    [InlineData("NUL in the target", "GET {0}\0 HTTP/1.1\r\nHost: a\r\n\r\n", "400")]
    [InlineData("a folded header", "GET {0} HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n", "400")]
    [InlineData("space before the colon", "GET {0} HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n", "400")]
    [InlineData("a header without a name", "GET {0} HTTP/1.1\r\nHost: a\r\n: y\r\n\r\n", "400")]
    [InlineData("a broken method", "GE(T {0} HTTP/1.1\r\nHost: a\r\n\r\n", "400")]
    [InlineData("an unknown version", "GET {0} HTTP/3.7\r\nHost: a\r\n\r\n", "505")]
    [InlineData("no version", "GET {0}\r\n\r\n", "400")]
    [InlineData("TRACE", "TRACE {0} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "401")]
    public async Task Is_refused_and_closed(string what, string request, string status)
    {
        var answer = await RawHttpClient.SendAsync(server.Url, string.Format(null, request, Target));

        Assert.True(answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{what}: {answer}");
        Assert.Equal(1, answer.Split("HTTP/1.1 ").Length - 1);
    }

    [Theory, Spec("R-36", "R-26")]
    [InlineData("a long request line", 17_000, 0, "414")]
    [InlineData("many headers", 10, 101, "431")]
    public async Task Too_much_is_refused_and_closed(string what, int targetLength, int headers, string status)
    {
        var request = new StringBuilder($"GET /scim/{new string('a', targetLength)} HTTP/1.1\r\nHost: a\r\n");
        for (var i = 0; i < headers; i++)
            request.Append($"X-{i}: y\r\n");

        var answer = await RawHttpClient.SendAsync(server.Url, request.Append("\r\n").ToString());

        Assert.True(answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{what}: {answer}");
    }

    [Fact, Spec("R-36")]
    public async Task A_request_hidden_behind_a_length_and_a_coding_is_not_run()
    {
        var hidden = $"GET {Target} HTTP/1.1\r\nHost: a\r\n\r\n";
        var request = $"POST {Target} HTTP/1.1\r\nHost: a\r\nContent-Length: {hidden.Length + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{hidden}";

        var answer = await RawHttpClient.SendAsync(server.Url, request);

        Assert.Equal(1, answer.Split("HTTP/1.1 ").Length - 1);
    }

    [Fact, Spec("R-36")]
    public async Task A_broken_chunk_is_invalid_syntax()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await RawHttpClient.SendAsync(
            server.Url,
            $"POST {workspace.ScimPath}/Users HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {workspace.ScimToken}\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"invalidSyntax\"", answer, StringComparison.Ordinal);
    }
}
