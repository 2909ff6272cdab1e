using System.Text;
using System.Text.Json;
using Rolecall.Scim;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Fuzz.Targets;

/// <summary>PATCH paths, in every operation and with a value of every kind.</summary>
internal sealed class PathTarget : ITarget
{
    private static readonly JsonElement[] Values =
    [
        JsonElement.Parse("null"), JsonElement.Parse("true"), JsonElement.Parse("3"), JsonElement.Parse("\"x\""),
        JsonElement.Parse("""{"value":"v","type":"t","primary":true,"count":2}"""), JsonElement.Parse("""[{"value":"1"},{"value":"p","primary":true}]"""),
    ];

    private static readonly PatchOperation[] Operations =
    [
        .. Values.SelectMany(value => new[] { new PatchOperation(PatchOp.Add, null, value), new PatchOperation(PatchOp.Replace, null, value) }),
        new PatchOperation(PatchOp.Remove, null, null), new PatchOperation(PatchOp.Remove, null, Values[^1]),
    ];

    public string Name => "path";

    public IEnumerable<string> Seeds =>
    [
        .. Samples.Paths(),
        "parts[count gt 0].notes", "size.width", "parts[value eq \"z\" and count eq 1.5].type", "urn:example:warranty:until", "tags",
    ];

    public IReadOnlyList<string> Words =>
    [
        .. Samples.AttributeWords, "[", "]", "].", "[type eq \"work\"]", "[value eq \"1\"]", "[value eq \"p\"]", "[primary eq true]", " eq ", " and ", " pr",
        "not (", ")", "\"", ".", ":", "[]", "[0]", "__proto__",
    ];

    /// <remarks>The input itself says which operation: all of them at each input would be a tenth as many inputs.</remarks>
    public void Try(byte[] input)
    {
        var operation = Operations[input.Sum(b => b) % Operations.Length] with { Path = Encoding.UTF8.GetString(input) };
        RefusedException? refused = null;
        foreach (var (type, document) in Samples.Resources)
        {
            try
            {
                Samples.Apply(type, document, new PatchRequest([operation], Allowance.Usual()));
            }
            catch (RefusedException e)
            {
                refused = e;
            }
        }

        if (refused is not null)
            throw refused;
    }
}
