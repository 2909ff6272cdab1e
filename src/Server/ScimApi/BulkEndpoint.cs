using System.Buffers;
using System.Text;
using System.Text.Json;
using Rolecall.Scim;
using Rolecall.Scim.Bulk;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.ScimApi;

/// <summary>RFC 7644 §3.7: many writes in one request, each with a result of its own.</summary>
internal static class BulkEndpoint
{
    public static void MapBulk(this RouteGroupBuilder scim) => scim.MapPost("/Bulk", PostAsync);

    private static async Task<ScimAnswer> PostAsync([AsParameters] BulkTarget target, HttpContext http, CancellationToken ct)
    {
        using var body = await ReadAsync(http, target.Scim);
        var request = BulkRequest.Parse(body.RootElement, target.Scim.Allowance);
        // From here on each operation has a line of its own in the log, with what it sent.
        target.Scim.Body = default;
        var results = await new BulkRun(request, target).RunAsync(ct);

        var answer = new ArrayBufferWriter<byte>();
        BulkResponse.Write(answer, results);
        return new ScimAnswer(StatusCodes.Status200OK, answer.WrittenMemory) { Logged = Summary(request, results) };
    }

    private static async Task<JsonDocument> ReadAsync(HttpContext http, ScimRequest scim)
    {
        try
        {
            return await RequestBody.ReadAsync(http, scim);
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.TooLarge)
        {
            throw new RefusedException(
                Refusal.TooLarge, $"The body is larger than maxPayloadSize ({KestrelLimits.MaxBody} bytes): send fewer operations in one request.");
        }
    }

    private static byte[] Summary(BulkRequest request, IReadOnlyCollection<BulkResult> results) => Encoding.UTF8.GetBytes(
        $$"""{"operations":{{request.Operations.Count}},"carriedOut":{{results.Count}},"failed":{{results.Count(result => result.Failed)}}}""");
}
