using System.Text.Json;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Tests;

namespace Rolecall.Fuzz.Targets;

/// <summary>Where all begins: the sample corpora of the tests, and a resource of each type.</summary>
internal static class Samples
{
    public static readonly ResourceType User =
        new("User", "", "/Users", CoreUser.Schema, [new SchemaExtension(EnterpriseUser.Schema)]);

    public static readonly ResourceType Group = new("Group", "", "/Groups", CoreGroup.Schema, []);

    public static readonly IReadOnlyList<(ResourceType Type, string Document)> Resources =
    [
        (User, """
            {"userName":"ann","active":true,"title":"t","name":{"givenName":"Ann"},
            "emails":[{"value":"a@x.example","type":"work","primary":true},{"value":"b@x.example","type":"home"}],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"d","manager":{"value":"2"}}}
            """),
        (Group, """{"displayName":"g","members":[{"value":"1","type":"User"},{"value":"2","type":"User"}]}"""),
        (Gadget.Type, """
            {"label":"l","flag":true,"count":3,"weight":1.5,"made":"2026-01-31T08:30:00Z","seal":"AQID","serial":"s","tags":["a","b"],
            "stamps":["x"],"size":{"width":2,"unit":"mm"},
            "parts":[{"value":"p","type":"t","primary":true,"count":1,"fitted":"2026-01-01T00:00:00Z","notes":["n"]},{"value":"q"}],
            "urn:example:warranty":{"until":"2027-01-01T00:00:00Z","note":"w"}}
            """),
    ];

    public static readonly IReadOnlyList<string> AttributeWords =
    [
        "userName", "emails", "members", "parts", "value", "type", "primary", "count", "fitted", "notes", "tags", "size", "size.width", "name.givenName",
        "flag", "weight", "made", "seal", "serial", "id", "meta", "meta.created", "groups", "schemas", "password", "displayName", "$ref", "externalId",
        "urn:ietf:params:scim:schemas:core:2.0:User:", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "urn:example:warranty:until",
        "\u00e9", "\ud83d\ude00", "\u202e", "2026-01-31T08:30:00Z", "1e400", "-1", "1.5", "99999999999999999999", "true", "false", "null",
    ];

    public static IEnumerable<string> Filters() => File.ReadLines(PathOf("filter-sample.tsv")).Select(line => line.Split('\t')[0]);

    public static IEnumerable<JsonElement> Patches() => JsonElement.Parse(File.ReadAllBytes(PathOf("patch-sample.json"))).EnumerateArray();

    public static IEnumerable<string> Paths() => Patches()
        .Select(one => one.GetProperty("patch"))
        .Where(patch => patch.TryGetProperty("Operations", out var operations) && operations.ValueKind == JsonValueKind.Array)
        .SelectMany(patch => patch.GetProperty("Operations").EnumerateArray())
        .Where(operation => operation.ValueKind == JsonValueKind.Object)
        .Select(operation => operation.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.String ? path.GetString() : null)
        .OfType<string>();

    public static ComplexNode Stored(string json) => DocumentJson.Read(System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>A patch gives a document that its type allows, and leaves the one it was given as it was.</summary>
    public static void Apply(ResourceType type, string text, PatchRequest request)
    {
        var document = Stored(text);
        try
        {
            var patched = Patch.Apply(type, document, request);
            RequiredAttributes.Check(type, patched);
            var sent = DocumentJson.ToUtf8(patched);
            BrokenException.Unless(patched.Equals(DocumentJson.Read(sent)), "What was stored reads as something else.");
            BrokenException.Unless(patched.Equals(AsSent(type, sent)), "What was stored would not be taken as it is.");
        }
        finally
        {
            BrokenException.Unless(document.Equals(Stored(text)), "The document was changed in its place.");
        }
    }

    /// <exception cref="BrokenException">It is refused, though we wrote it.</exception>
    public static ComplexNode AsSent(ResourceType type, ReadOnlyMemory<byte> json)
    {
        try
        {
            return ResourceReader.Read(type, JsonGate.Parse(json).RootElement).Document;
        }
        catch (Scim.RefusedException refused)
        {
            throw new BrokenException($"What was written is refused when it is sent: {refused.Message}");
        }
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "corpora", file);
}
