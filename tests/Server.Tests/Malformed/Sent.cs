using System.Text;

namespace Rolecall.Server.Tests.Malformed;

/// <summary>A request as it goes over the wire, so that what failed can be sent again byte for byte.</summary>
/// <param name="Target">Percent-encoded.</param>
internal sealed record Sent(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body)
{
    /// <summary>Whether it asks for a change.</summary>
    public bool IsWrite => Method is "PUT" or "PATCH" or "DELETE"
        || (Method == "POST" && !EndsWith("/.search"));

    public bool IsBulk => Method == "POST" && EndsWith("/Bulk");

    public byte[] ToBytes()
    {
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\nHost: rolecall.example\r\n");
        foreach (var (name, value) in Headers)
            head.Append($"{name}: {value}\r\n");
        if (Body is not null)
            head.Append($"Content-Length: {Body.Length}\r\n");
        return [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. Body ?? []];
    }

    /// <summary>Readable, and in base64 wherever readable text would hide what was sent.</summary>
    public override string ToString()
    {
        var bytes = ToBytes();
        var text = Encoding.UTF8.GetString(bytes);
        var isText = bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text)) && !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n'));
        return isText && text.Length < 4_000 ? text : $"{text[..Math.Min(text.Length, 4_000)]}\n(base64) {Convert.ToBase64String(bytes)}";
    }

    /// <summary>As the server routes: case and a slash at the end make no difference.</summary>
    private bool EndsWith(string path) =>
        Uri.UnescapeDataString(Target.Split('?')[0]).TrimEnd('/').EndsWith(path, StringComparison.OrdinalIgnoreCase);
}
