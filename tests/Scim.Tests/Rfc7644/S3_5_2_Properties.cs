using CsCheck;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;

namespace Rolecall.Scim.Tests.Rfc7644;

/// <summary>What holds for every patch anybody may think of.</summary>
public sealed class S3_5_2_Properties
{
    private const string Document = """
        { "id": "1", "userName": "ann", "active": true, "title": "t", "name": { "givenName": "Ann", "familyName": "F" },
          "emails": [{ "value": "a@x.example", "type": "work", "primary": true }, { "value": "b@x.example", "type": "home" }],
          "addresses": [{ "type": "work", "locality": "Reno" }],
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "d", "manager": { "value": "2" } } }
        """;

    private static readonly Gen<string> Path = Gen.OneOf(
        "title", "active", "userName", "name", "name.givenName", "NAME.familyName", "emails", "emails.type", "emails.primary", "addresses",
        "emails[type eq \\\"work\\\"]", "emails[type eq \\\"work\\\"].value", "emails[type eq \\\"other\\\"].value", "emails[value pr].primary",
        "emails[primary eq true].primary", "emails[primary eq false].type", "addresses[type eq \\\"work\\\"].locality", "addresses[locality pr]",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
        "department", "manager.value", "manager.displayName", "id", "meta", "groups", "schemas", "password", "roles", "photos.value",
        "emails[", "emails[type", "emails[0]", "emails[type eq]", "name[givenName pr]", "nosuch", "__proto__", "a.b.c", "", "urn:", ".", "]");

    private static readonly Gen<string> Scalar = Gen.OneOf(
        "null", "true", "false", "\"True\"", "\"\"", "\"x\"", "\"a@x.example\"", "\"work\"", "\"home\"", "\"a\\u200Bb\"", "\"\\u202E\"", "0", "1.5", "1e9");

    private static readonly Gen<string> Key = Gen.OneOf(
        "value", "type", "primary", "display", "givenName", "locality", "department", "manager", "title", "id", "emails", "name.givenName",
        "emails[type eq \\\"home\\\"].value", "emails[x].value", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "schemas", "nosuch");

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 2 ? Scalar : Gen.Frequency(
        (4, Scalar),
        (2, inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
        (3, Gen.Select(Key, inner).Array[0, 3].Select(members =>
            $"{{{string.Join(',', members.DistinctBy(member => member.Item1).Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}"))));

    private static readonly Gen<string> Operation = Gen.Select(
        Gen.OneOf("add", "Remove", "replace", "move"), Path, Value, Gen.Int[0, 9], (op, path, value, shape) => shape switch
        {
            0 => $$"""{ "op": "{{op}}", "value": {{value}} }""",
            1 => $$"""{ "op": "{{op}}", "path": "{{path}}" }""",
            2 => value,
            _ => $$"""{ "op": "{{op}}", "path": "{{path}}", "value": {{value}} }""",
        });

    private static readonly Gen<string> Operations = Operation.Array[1, 4].Select(operations => $"[{string.Join(',', operations)}]");

    [Fact, Spec("P-3.5.2-13", "S-2.4-01", "S-7-11")]
    public void A_patch_gives_a_valid_document_or_refuses_and_changes_nothing() => Operations.Sample(
        operations =>
        {
            var document = Wire.Stored(Document);
            if (TryPatch(document, operations) is { } patched)
            {
                RequiredAttributes.Check(Types.User, patched);
                Assert.True(patched.List("emails").Count(email => ((ComplexNode)email).Flag("primary") == true) <= 1);
                Assert.Equal(patched.List("emails").Count, patched.List("emails").Distinct().Count());
                Assert.Equal("1", patched.Text("id"));
                Assert.All(patched, attribute => Assert.DoesNotContain(attribute.Key, (string[])["groups", "meta", "schemas", "password", "nosuch"]));
            }

            Wire.Is(Document, document);
        },
        iter: 5_000);

    [Fact, Spec("P-3.5.2.1-07", "T-27")]
    public void Sending_an_operation_again_changes_nothing_more() => Operation.Sample(
        operation =>
        {
            // The first may change what the filter finds, and then there is no target for the second.
            if (TryPatch(Wire.Stored(Document), operation) is { } once && TryPatch(once, operation) is { } twice)
                Assert.True(once.Equals(twice), operation);
        },
        iter: 5_000);

    [Fact, Spec("S-7-19")]
    public void What_was_read_can_be_read_again() => Value.Sample(
        value =>
        {
            if (!value.StartsWith('{'))
                return;
            try
            {
                var read = Wire.User(value);
                Assert.True(read.Equals(Wire.User(System.Text.Encoding.UTF8.GetString(DocumentJson.ToUtf8(read).Span))), value);
            }
            catch (RefusedException)
            {
                // Refusing is the one other answer there may be.
            }
        },
        iter: 5_000);

    private static ComplexNode? TryPatch(ComplexNode document, string operations)
    {
        try
        {
            return Patch.Apply(Types.User, document, Wire.Request(operations));
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
