using System.Text;
using System.Text.Json;
using Rolecall.Bench.Load;

namespace Rolecall.Bench.Limits;

/// <summary>Kestrel with nothing behind it: what no server on this machine can beat.</summary>
internal static class BareServer
{
    private const string Json = "application/scim+json";

    public static async Task RunAsync(string url)
    {
        var one = Encoding.UTF8.GetBytes(User.Named(User.UserName(1)));
        var page = Encoding.UTF8.GetBytes($$"""{"totalResults":100,"Resources":[{{string.Join(',', Enumerable.Range(0, 100).Select(n => User.Named(User.UserName(n))))}}]}""");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.Run(async http =>
        {
            if (HttpMethods.IsPost(http.Request.Method))
                await EchoAsync(http);
            else
                await WriteAsync(http, http.Request.QueryString.HasValue ? page : one);
        });
        await app.RunAsync();
    }

    /// <summary>Reads an object and writes it back: the least that a create can be.</summary>
    private static async Task EchoAsync(HttpContext http)
    {
        var user = await JsonSerializer.DeserializeAsync(http.Request.Body, BareJson.Default.BareUser, http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status201Created;
        await WriteAsync(http, JsonSerializer.SerializeToUtf8Bytes(user!, BareJson.Default.BareUser));
    }

    private static async Task WriteAsync(HttpContext http, byte[] body)
    {
        http.Response.ContentType = Json;
        http.Response.ContentLength = body.Length;
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }
}
