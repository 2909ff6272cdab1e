using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rolecall.Scim;
using Rolecall.Server.Egress;

namespace Rolecall.Server.Tests.Egress;

[Spec("I-62", "R-48")]
public sealed class EgressGuardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[64:ff9b::127.0.0.1]")]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST")]
    [InlineData("①②⑦.0.0.1")]
    public async Task No_spelling_of_this_machine_is_ever_connected_to(string host)
    {
        using var listener = LoopbackStub.Answering("200 OK");
        using var guard = Guard();

        var message = await RefusedAsync(guard, $"https://{host}:{listener.Port}/");

        Assert.Contains("not found on the public internet", message);
        Assert.Equal(0, listener.Connections);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[fc00::1]")]
    [InlineData("[fe80::1]")]
    [InlineData("255.255.255.255")]
    public async Task Private_addresses_are_refused_by_the_same_sentence_as_unknown_names(string host)
    {
        using var guard = Guard(resolve: _ => throw new SocketException((int)SocketError.HostNotFound));

        Assert.Equal(
            await RefusedAsync(guard, "https://unknown.example/"),
            (await RefusedAsync(guard, $"https://{host}/")).Replace(host, "unknown.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://idp.example/")]
    [InlineData("gopher://idp.example/")]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://idp.example/")]
    [InlineData("ws://idp.example/")]
    [InlineData("/metadata")]
    public async Task Anything_but_https_is_refused_before_the_name_is_looked_up(string url)
    {
        var asked = 0;
        using var guard = Guard(resolve: _ => { asked++; return []; });

        Assert.Contains("https://", await RefusedAsync(guard, url));
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task A_client_made_for_a_library_refuses_in_the_same_way()
    {
        using var listener = LoopbackStub.Answering("200 OK");
        using var guard = Guard();
        using var client = guard.CreateClient();

        await Assert.ThrowsAsync<RefusedException>(() => client.GetAsync(new Uri($"https://127.0.0.1:{listener.Port}/"), Ct));
        await Assert.ThrowsAsync<RefusedException>(() => client.GetAsync(new Uri("gopher://idp.example/"), Ct));
        Assert.Equal(0, listener.Connections);
    }

    [Fact]
    public async Task A_client_made_for_a_library_holds_answers_to_the_usual_size()
    {
        using var listener = LoopbackStub.Answering("200 OK", new string('a', EgressGuard.UsualBytes + 1));
        using var guard = Guard(allowed: "127.0.0.1");
        using var client = guard.CreateClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(new Uri($"http://127.0.0.1:{listener.Port}/"), Ct));
    }

    [Theory]
    [InlineData("8.8.8.8", "127.0.0.1")]
    [InlineData("127.0.0.1", "8.8.8.8")]
    [InlineData("2606:4700::1", "::1")]
    public async Task A_name_with_one_private_address_among_public_ones_is_refused(string first, string second)
    {
        using var listener = LoopbackStub.Answering("200 OK");
        using var guard = Guard(resolve: _ => [IPAddress.Parse(first), IPAddress.Parse(second)]);

        Assert.Contains("\"mixed.example\"", await RefusedAsync(guard, $"https://mixed.example:{listener.Port}/"));
        Assert.Equal(0, listener.Connections);
    }

    [Fact]
    public async Task The_address_that_was_judged_is_the_one_that_is_connected_to()
    {
        using var judged = new LoopbackStub(_ => Task.CompletedTask, "127.0.0.2");
        using var rebound = new LoopbackStub(_ => Task.CompletedTask, "127.0.0.1", judged.Port);
        var asked = 0;
        using var guard = Guard(
            resolve: _ => [IPAddress.Parse(Interlocked.Increment(ref asked) == 1 ? "127.0.0.2" : "127.0.0.1")],
            allowed: "127.0.0.2");

        await RefusedAsync(guard, $"https://rebinding.example:{judged.Port}/");

        Assert.Equal((1, 0), (judged.Connections, rebound.Connections));
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("127.0.0.0/8", "127.0.0.1")]
    [InlineData("127.9.9.9/8", "127.0.0.1")]
    [InlineData("127.0.0.0/8", "[::ffff:127.0.0.1]")]
    [InlineData("idp.internal", "idp.internal")]
    [InlineData("idp.internal", "IDP.Internal")]
    public async Task What_the_operator_allows_is_reached_also_by_http(string allowed, string host)
    {
        using var listener = LoopbackStub.Answering("200 OK", "<metadata/>");
        using var guard = Guard(resolve: _ => [IPAddress.Loopback], allowed: allowed);

        var document = await guard.FetchAsync(new Uri($"http://{host}:{listener.Port}/"), EgressGuard.UsualBytes, Ct);

        Assert.Equal("<metadata/>", Encoding.ASCII.GetString(document));
    }

    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("10.0.0.0/8")]
    [InlineData("internal")]
    [InlineData("idp.internal.example")]
    public async Task What_the_operator_allows_opens_nothing_else(string allowed)
    {
        using var listener = LoopbackStub.Answering("200 OK");
        using var guard = Guard(resolve: _ => [IPAddress.Loopback], allowed: allowed);

        await RefusedAsync(guard, $"https://idp.internal:{listener.Port}/");
        await RefusedAsync(guard, $"http://127.0.0.1:{listener.Port}/");
        Assert.Equal(0, listener.Connections);
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("https://idp.internal/")]
    [InlineData("")]
    public void An_allowed_network_that_is_none_stops_the_start(string entry) =>
        Assert.Contains($"\"{entry}\"", Assert.Throws<ArgumentException>(() => new EgressOptions([entry])).Message);

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_not_even_to_where_we_may_go(int status)
    {
        using var target = LoopbackStub.Answering("200 OK");
        using var listener = LoopbackStub.Answering($"{status} Elsewhere\r\nLocation: http://127.0.0.1:{target.Port}/");
        using var guard = Guard(allowed: "127.0.0.1");

        Assert.Contains($"answers {status} and sends elsewhere", await RefusedAsync(guard, $"http://127.0.0.1:{listener.Port}/"));
        Assert.Equal((1, 0), (listener.Connections, target.Connections));
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("204 No Content")]
    [InlineData("500 Broken")]
    public async Task An_answer_without_the_document_is_refused_with_its_status(string head)
    {
        using var listener = LoopbackStub.Answering(head);
        using var guard = Guard(allowed: "127.0.0.1");

        Assert.Contains($"answers {head[..3]}", await RefusedAsync(guard, $"http://127.0.0.1:{listener.Port}/"));
    }

    [Fact]
    public async Task A_document_of_exactly_the_limit_is_read_and_one_byte_more_is_not()
    {
        using var listener = LoopbackStub.Answering("200 OK", new string('a', 100_000));
        using var guard = Guard(allowed: "127.0.0.1");
        var url = new Uri($"http://127.0.0.1:{listener.Port}/");

        Assert.Equal(100_000, (await guard.FetchAsync(url, 100_000, Ct)).Length);
        await Assert.ThrowsAsync<RefusedException>(() => guard.FetchAsync(url, 99_999, Ct));
    }

    [Fact]
    public async Task An_endless_document_is_left_soon_after_the_limit()
    {
        var hungUp = new TaskCompletionSource<long>();
        using var listener = new LoopbackStub(async stream =>
        {
            var sent = 0L;
            try
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
                for (var block = new byte[4096]; sent < 1L << 30; sent += block.Length)
                    await stream.WriteAsync(block);
            }
            finally
            {
                hungUp.SetResult(sent);
            }
        });
        using var guard = Guard(allowed: "127.0.0.1");

        Assert.Contains("larger than 64 kB", await RefusedAsync(guard, $"http://127.0.0.1:{listener.Port}/"));
        Assert.InRange(await hungUp.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct), EgressGuard.UsualBytes, 1L << 29);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")]
    public async Task An_answer_that_stalls_is_given_up_after_ten_seconds(string beginning)
    {
        var clock = new FakeTimeProvider();
        var stalled = new TaskCompletionSource();
        using var listener = new LoopbackStub(async stream =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning));
            stalled.SetResult();
            await Task.Delay(Timeout.Infinite, Ct);
        });
        using var guard = new EgressGuard(new EgressOptions(["127.0.0.1"]), clock);

        var refused = RefusedAsync(guard, $"http://127.0.0.1:{listener.Port}/");
        await stalled.Task;
        clock.Advance(EgressGuard.Patience);

        Assert.Contains("within 10 seconds", await refused.WaitAsync(TimeSpan.FromSeconds(5), Ct));
    }

    [Theory]
    [InlineData("not http at all\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")]
    [InlineData("")]
    public async Task A_broken_answer_is_refused(string answer)
    {
        using var listener = new LoopbackStub(stream => stream.WriteAsync(Encoding.ASCII.GetBytes(answer)).AsTask());
        using var guard = Guard(allowed: "127.0.0.1");

        Assert.Contains("could not be read", await RefusedAsync(guard, $"http://127.0.0.1:{listener.Port}/"));
    }

    [Fact]
    public async Task The_caller_can_give_up_and_hears_no_refusal()
    {
        using var listener = new LoopbackStub(_ => Task.Delay(Timeout.Infinite, Ct));
        using var guard = Guard(allowed: "127.0.0.1");
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            guard.FetchAsync(new Uri($"http://127.0.0.1:{listener.Port}/"), EgressGuard.UsualBytes, impatient.Token));
    }

    private static EgressGuard Guard(Func<string, IPAddress[]>? resolve = null, params string[] allowed) => new(
        new EgressOptions(allowed),
        TimeProvider.System,
        resolve is null ? null : (host, _) => Task.FromResult(resolve(host)));

    private static async Task<string> RefusedAsync(EgressGuard guard, string url)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            guard.FetchAsync(new Uri(url, UriKind.RelativeOrAbsolute), EgressGuard.UsualBytes, Ct));
        Assert.Equal(Refusal.InvalidValue, refused.Refusal);
        return refused.Message;
    }
}
