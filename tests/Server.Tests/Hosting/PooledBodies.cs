using System.Net.Http.Headers;
using System.Text;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.Tests.Hosting;

public sealed class PooledBodies(RunningServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_is_written_bit_by_bit_comes_out_whole(int seed)
    {
        var random = new Random(seed);
        var (sent, copied) = (new PooledChunks(), new PooledChunks());
        var all = new List<byte>();
        foreach (var size in Enumerable.Range(0, 200).Select(n => n % 50 == 7 ? random.Next(200_000) : random.Next(3_000)))
        {
            var bytes = new byte[size];
            random.NextBytes(bytes);
            all.AddRange(bytes);
            foreach (var chunks in new[] { sent, copied })
            {
                bytes.CopyTo(chunks.GetMemory(size));
                chunks.Advance(size);
            }
        }

        Assert.Equal(all.Count, sent.Length);
        using var stream = new MemoryStream();
        await sent.SendAsync(stream, Ct);
        Assert.Equal(all, stream.ToArray());
        Assert.Equal(all, copied.ToArray());
    }

    [Fact]
    public void What_comes_in_fits_however_much_it_is_and_is_wiped_at_the_end()
    {
        using var bytes = new PooledBytes(10);
        for (var n = 0; n < 10_000; n++)
        {
            bytes.Free.Span[0] = (byte)n;
            bytes.Advance(1);
        }

        var written = bytes.Written;
        Assert.Equal(Enumerable.Range(0, 10_000).Select(n => (byte)n), written.ToArray());
        bytes.Dispose();
        Assert.Equal(-1, written.Span.IndexOfAnyExcept((byte)0));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public async Task A_body_that_does_not_tell_its_length_is_read_to_its_end(int notes)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var body = $$"""{ "userName": "ada", "x": [{{string.Join(',', Enumerable.Range(0, notes / 100).Select(_ => $"\"{new string('x', 90)}\""))}}] }""";

        var answer = await workspace.SendAsync(HttpMethod.Post, "/Users", adjust: request =>
        {
            request.Headers.TransferEncodingChunked = true;
            request.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body)));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/scim+json");
        });

        Assert.Equal(201, answer.Status);
    }

    [Fact, Spec("S-4.2-07")]
    public async Task A_large_group_comes_whole_and_the_log_keeps_it_without_its_members()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var people = await Task.WhenAll(Enumerable.Range(0, 500).Select(n => workspace.GivenUserAsync($$"""{ "userName": "u{{n}}" }""")));
        var group = await workspace.PostAsync(
            "/Groups", $$"""{ "displayName": "All", "members": [{{string.Join(',', people.Select(id => $"\"{id}\""))}}] }""");

        var read = await workspace.GetAsync($"/Groups/{group["id"]}");
        var named = await workspace.GetAsync($"/Groups/{group["id"]}?attributes=members.value");
        var listed = await workspace.GetAsync("/Groups");

        Assert.True(read.Text.Length > 64 * 1024);
        Assert.Equal(read.Text.Length.ToString(), read.Header("Content-Length"));
        Assert.Equal(people, read["members"]!.AsArray().Select(member => (string)member!["value"]!));
        Assert.Equal(people, named["members"]!.AsArray().Select(member => (string)member!["value"]!));
        Assert.Equal(read.Text, listed["Resources"]![0]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        var line = (await workspace.LogAsync(100)).First(line => line.Exchange.Path == $"/Groups/{group["id"]}");
        Assert.Contains("\"displayName\":\"All\"", line.Exchange.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(people[0], line.Exchange.Answer, StringComparison.Ordinal);
    }
}
