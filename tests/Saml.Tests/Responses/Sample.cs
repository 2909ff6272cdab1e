using System.Text.Json;
using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>A genuine response and what it was an answer to.</summary>
internal sealed record Sample(string Name, string Xml, SamlExpectation Expected, DateTimeOffset Now)
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Recorded");

    /// <summary>
    /// One for each folder Recorded/NAME with response.xml, as it was sent, metadata.xml of the provider, and expect.json: "acs", "audience",
    /// "issuer", "requestId" (null if unsolicited), "nameId", "now".
    /// </summary>
    public static IReadOnlyList<string> Recorded { get; } =
        [.. Directory.GetFiles(Folder, "expect.json", SearchOption.AllDirectories).Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Sample> All() =>
        [.. Providers.All.Select(provider => new Sample(provider.Name, provider.Respond(), provider.Expected, Certificates.Now)), .. Recorded.Select(name => Read(name).Sample)];

    public static (Sample Sample, IdpMetadata Metadata, string NameId) Read(string name)
    {
        var folder = Path.Combine(Folder, name);
        var expect = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expect.json"))).RootElement;
        var now = expect.GetProperty("now").GetDateTimeOffset();
        var metadata = IdpMetadata.Parse(File.ReadAllBytes(Path.Combine(folder, "metadata.xml")), now);
        var expected = new SamlExpectation(
            Text("issuer")!, [.. metadata.Certificates.Select(certificate => certificate.Der)], new(Text("acs")!), Text("audience")!, Text("requestId"));
        return (new(name, File.ReadAllText(Path.Combine(folder, "response.xml")), expected, now), metadata, Text("nameId")!);

        string? Text(string property) => expect.GetProperty(property).GetString();
    }
}
