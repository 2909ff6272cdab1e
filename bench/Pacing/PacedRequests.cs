using System.Text;
using Rolecall.Bench.Load;

namespace Rolecall.Bench.Pacing;

/// <summary>The same requests as wrk's scripts send.</summary>
internal sealed class PacedRequests(Target target, IReadOnlyList<string> ids)
{
    private int posts;

    public byte[] Next(string workload) => workload switch
    {
        "get" => Get($"/Users/{ids[Random.Shared.Next(ids.Count)]}"),
        "filter" => Get($"/Users?filter=userName%20eq%20%22{User.UserName(Random.Shared.Next(ids.Count))}%22"),
        "post" => Post($"paced-{++posts}@example.com"),
        _ => throw new ArgumentOutOfRangeException(nameof(workload), workload, "There is no such workload."),
    };

    private byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {target.Path}{path} HTTP/1.1\r\n{Headers}\r\n");

    private byte[] Post(string name)
    {
        var body = User.Named(name);
        return Encoding.ASCII.GetBytes(
            $"POST {target.Path}/Users HTTP/1.1\r\n{Headers}Content-Type: application/scim+json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private string Headers => $"Host: {target.Server.Authority}\r\nAuthorization: Bearer {target.Token}\r\n";
}
