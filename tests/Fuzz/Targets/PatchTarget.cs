using Rolecall.Scim.Messages;
using Rolecall.Scim.Patching;

namespace Rolecall.Fuzz.Targets;

/// <summary>Whole bodies of PATCH, as bytes: the gate, the request, the engine.</summary>
internal sealed class PatchTarget : ITarget
{
    public string Name => "patch";

    public IEnumerable<string> Seeds =>
    [
        .. Samples.Patches().Select(one => one.GetProperty("patch").GetRawText()),
        """{"Operations":[{"op":"add","path":"parts[value eq \"z\" and notes eq \"m\"].type","value":"t"},{"op":"remove","path":"size.area"}]}""",
        """{"Operations":[{"op":"replace","value":{"count":4,"weight":2.5,"size":{"width":1},"tags":["c"],"urn:example:warranty:note":"x"}}]}""",
    ];

    public IReadOnlyList<string> Words =>
    [
        .. Samples.AttributeWords.Select(word => $"\"{word}\""), "{\"op\":\"add\",\"path\":\"", "{\"op\":\"remove\",\"path\":\"", "\"value\":", "{", "}", "[",
        "]", ":", ",", "\"", "\\\"", "\\u0041", "\\ud83d\\ude00", "\\ud800", "{\"value\":\"1\"}", "[type eq \\\"work\\\"]", "[value eq \\\"p\\\"]", "],[",
        "},{\"op\":\"replace\",\"value\":{", "true", "null", "1.5", "\"primary\":true,",
    ];

    public void Try(byte[] input)
    {
        using var body = JsonGate.Parse(input);
        var request = PatchRequest.Parse(body.RootElement);
        Scim.RefusedException? refused = null;
        foreach (var (type, document) in Samples.Resources)
        {
            try
            {
                Samples.Apply(type, document, request);
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
