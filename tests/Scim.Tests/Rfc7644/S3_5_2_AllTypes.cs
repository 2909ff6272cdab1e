using System.Text;
using CsCheck;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Tests.Rfc7644;

/// <summary>What holds for every patch, on a resource of every attribute type and characteristic, and on a group.</summary>
public sealed class S3_5_2_AllTypes
{
    private const string Gadget = """
        { "id": "1", "label": "l", "flag": true, "count": 3, "weight": 1.50, "made": "2026-01-31T08:30:00Z", "seal": "AQID", "link": "https://a.example",
          "serial": "s", "tags": ["a", "b"], "stamps": ["x"], "size": { "width": 2, "unit": "mm" },
          "parts": [{ "value": "p", "type": "t", "primary": true, "count": 1, "fitted": "2026-01-01T00:00:00Z", "notes": ["n"] }, { "value": "q" }],
          "urn:example:warranty": { "until": "2027-01-01T00:00:00Z", "note": "w" } }
        """;

    private const string Group = """
        { "id": "1", "displayName": "g", "externalId": "e", "members": [{ "value": "1", "type": "User" }, { "value": "2", "type": "User" }] }
        """;

    private static readonly Gen<string> GadgetPath = Gen.OneOf(
        "label", "flag", "count", "weight", "made", "seal", "link", "serial", "maker", "pin", "tags", "stamps", "size", "size.width", "size.unit",
        "size.area", "parts", "parts.count", "parts.notes", "parts[count gt 0]", "parts[fitted lt \\\"2026-06-01T00:00:00Z\\\"].type",
        "parts[value eq \\\"p\\\"].value", "parts[value eq \\\"new\\\"].count", "parts[primary eq true].notes",
        "parts[value eq \\\"z\\\" and count eq 1.5].type", "parts[value eq \\\"z\\\" and notes eq \\\"m\\\"].type",
        "parts[notes eq \\\"n\\\"]",
        "urn:example:warranty", "urn:example:warranty:until", "urn:example:warranty:note", "urn:example:warranty:issuer", "tags[value eq \\\"a\\\"]", "parts[");

    private static readonly Gen<string> GroupPath = Gen.OneOf(
        "displayName", "externalId", "members", "members[value eq \\\"1\\\"]", "members[value eq \\\"1\\\"].type", "members[type eq \\\"User\\\"].value",
        "members[value eq \\\"9\\\"]", "members.value", "id", "meta", "nosuch", "members[");

    private static readonly Gen<string> Scalar = Gen.OneOf(
        "null", "true", "\"false\"", "0", "3", "1.5", "-1", "1e3", "99999999999999999999", "\"\"", "\"a\"", "\"p\"", "\"1\"", "\"AQID\"", "\"no base64!\"",
        "\"2026-01-31T08:30:00Z\"", "\"2026-01-31T09:30:00.000+01:00\"", "\"31.1.2026\"", "\"https://b.example\"", "\"mm\"");

    private static readonly Gen<string> Key = Gen.OneOf(
        "value", "type", "primary", "count", "fitted", "notes", "width", "unit", "area", "until", "note", "label", "displayName", "members", "flag", "weight");

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 2 ? Scalar : Gen.Frequency(
        (4, Scalar),
        (2, inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
        (3, Gen.Select(Key, inner).Array[0, 3].Select(members =>
            $"{{{string.Join(',', members.DistinctBy(member => member.Item1).Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}"))));

    [Fact, Spec("P-3.5.2-13", "S-7-11")]
    public void A_patch_of_any_type_of_attribute_gives_a_valid_document_or_changes_nothing() =>
        Operations(GadgetPath).Sample(operations => Check(Tests.Gadget.Type, Gadget, operations), iter: 10_000);

    [Fact, Spec("P-3.5.2-13")]
    public void A_patch_of_a_group_gives_a_valid_document_or_changes_nothing() =>
        Operations(GroupPath).Sample(operations => Check(Types.Group, Group, operations), iter: 10_000);

    private static Gen<string> Operations(Gen<string> path) => Gen.Select(
            Gen.OneOf("add", "Remove", "replace"), path, Value, Gen.Int[0, 7], (op, target, value, shape) => shape switch
            {
                0 => $$"""{ "op": "{{op}}", "value": {{value}} }""",
                1 => $$"""{ "op": "{{op}}", "path": "{{target}}" }""",
                _ => $$"""{ "op": "{{op}}", "path": "{{target}}", "value": {{value}} }""",
            })
        .Array[1, 4].Select(operations => $"[{string.Join(',', operations)}]");

    private static void Check(ResourceType type, string text, string operations)
    {
        var document = Wire.Stored(text);
        if (TryPatch(type, document, operations) is { } patched)
        {
            RequiredAttributes.Check(type, patched);

            // Every value has its attribute's type and form: sent by a client, the same document would be taken as it is.
            var sent = Encoding.UTF8.GetString(DocumentJson.ToUtf8(patched).Span);
            Assert.True(patched.With("id", null).Equals(Wire.Read(type, sent).Document), $"{operations}\n{sent}");
        }

        Wire.Is(text, document);
    }

    private static ComplexNode? TryPatch(ResourceType type, ComplexNode document, string operations)
    {
        try
        {
            return Patch.Apply(type, document, Wire.Request(operations));
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
