using Microsoft.AspNetCore.Http.Features;
using Rolecall.Scim;

namespace Rolecall.Server.Hosting;

/// <summary>Reads a request's body up to a limit.</summary>
internal static class LimitedBody
{
    /// <summary>
    /// A body over the limit is read to its end and thrown away before it is refused: a client that is still sending when the answer comes
    /// sees a broken connection and not the answer. The listener's own, higher limit ends that.
    /// </summary>
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

        using var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, ct)) > 0)
        {
            if (body.Length + read > limit)
            {
                await http.Request.Body.CopyToAsync(Stream.Null, ct);
                throw TooLarge(limit);
            }

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static RefusedException TooLarge(int limit) =>
        new(Refusal.TooLarge, $"The body is larger than {limit} bytes: send less in one request.");
}
