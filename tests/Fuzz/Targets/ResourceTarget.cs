using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;

namespace Rolecall.Fuzz.Targets;

/// <summary>Whole resources, as bytes: the gate, and what it lets in read by every type, written and read again.</summary>
internal sealed class ResourceTarget : ITarget
{
    public string Name => "resource";

    public IEnumerable<string> Seeds =>
    [
        .. Samples.Patches().Select(one => one.GetProperty("resource").GetRawText()), .. Samples.Resources.Select(one => one.Document),
        """{"userName":"\ud83d\ude00","x509Certificates":[{"value":"MAMCAQE="}],"addresses":[{"type":"work","formatted":"a\nb"}],"password":"x"}""",
    ];

    public IReadOnlyList<string> Words =>
    [
        .. Samples.AttributeWords.Select(word => $"\"{word}\":"), "{", "}", "[", "]", ":", ",", "\"", "\\\"", "\\u0000", "\\u0041", "\\ud83d\\ude00", "\\ud800",
        "{\"value\":\"1\"}", "true", "false", "null", "0", "-0", "1.5", "1e5", "\"a\"", "\"true\"", "\"AQID\"", "\"2026-01-31T08:30:00.1234567Z\"", "[[[[", "\n",
    ];

    public void Try(byte[] input)
    {
        using var body = JsonGate.Parse(input);
        Scim.RefusedException? refused = null;
        foreach (var (type, _) in Samples.Resources)
        {
            try
            {
                var read = ResourceReader.Read(type, body.RootElement).Document;
                BrokenException.Unless(
                    read.Equals(Samples.AsSent(type, DocumentJson.ToUtf8(read))), $"As a {type.Name} it is read otherwise once it was written.");
            }
            catch (Scim.RefusedException e)
            {
                refused = e;
            }
        }

        if (refused is not null)
            throw refused;
    }
}
