using Microsoft.AspNetCore.Http.Features;
using Rolecall.Scim;

namespace Rolecall.Server.Hosting;

/// <summary>Reads a request's body up to a limit.</summary>
internal static class LimitedBody
{
    private const int Unannounced = 4 * 1024;

    /// <summary>
    /// A body over the limit is read to its end and thrown away before it is refused: a client that is still sending when the answer comes
    /// sees a broken connection and not the answer. The listener's own, higher limit ends that.
    /// </summary>
    /// <returns>Good until the request has ended.</returns>
    /// <exception cref="RefusedException">TooLarge.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, int limit)
    {
        var ct = http.RequestAborted;
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = limit + KestrelLimits.MostWasted;
        if (http.Request.ContentLength > limit)
        {
            await http.Request.Body.CopyToAsync(Stream.Null, ct);
            throw TooLarge(limit);
        }

        // One byte more than is announced: where the body ends is seen without growing.
        var body = new PooledBytes((int)(http.Request.ContentLength ?? Unannounced) + 1);
        http.Response.RegisterForDispose(body);
        int read;
        while ((read = await http.Request.Body.ReadAsync(body.Free, ct)) > 0)
        {
            if (body.Length + read > limit)
            {
                await http.Request.Body.CopyToAsync(Stream.Null, ct);
                throw TooLarge(limit);
            }

            body.Advance(read);
        }

        return body.Written;
    }

    private static RefusedException TooLarge(int limit) =>
        new(Refusal.TooLarge, $"The body is larger than {limit} bytes: send less in one request.");
}
