using Rolecall.Scim.Patching;

namespace Rolecall.Scim.Tests.Rfc7644;

/// <summary>RFC 7644 §3.5.2: the body, judged before the resource is known.</summary>
public sealed class S3_5_2_Request
{
    [Fact, Spec("P-3.5.2-02")]
    public void A_body_of_another_schema_is_refused() =>
        Refused.With(Refusal.InvalidSyntax, () => Parse("""
            { "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "Operations": [{ "op": "remove", "path": "title" }] }
            """));

    [Theory, Spec("P-3.5.2-02")]
    [InlineData("\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void Schemas_must_be_an_array_with_the_patch_schema(string schemas) =>
        Refused.With(Refusal.InvalidSyntax, () => Parse($$"""
            { "schemas": {{schemas}}, "Operations": [{ "op": "remove", "path": "title" }] }
            """));

    [Theory, Spec("T-05")]
    [InlineData("")]
    [InlineData("\"schemas\": null, ")]
    public void Schemas_may_be_missing(string schemas) =>
        Assert.Single(Parse($$"""{ {{schemas}}"Operations": [{ "op": "remove", "path": "title" }] }""").Operations);

    [Theory, Spec("P-3.5.2-03")]
    [InlineData("{}")]
    [InlineData("""{ "Operations": null }""")]
    [InlineData("""{ "Operations": [] }""")]
    [InlineData("""{ "Operations": { "op": "remove", "path": "title" } }""")]
    [InlineData("""{ "Operations": ["remove"] }""")]
    [InlineData("""{ "Operations": [{ "path": "title", "value": 1 }] }""")]
    [InlineData("""{ "Operations": [{ "op": 1, "path": "title", "value": 1 }] }""")]
    [InlineData("""{ "Operations": [{ "op": null, "path": "title", "value": 1 }] }""")]
    public void Operations_is_an_array_of_objects_with_an_op(string body) =>
        Refused.With(Refusal.InvalidSyntax, () => Parse(body));

    [Theory, Spec("P-3.5.2-04")]
    [InlineData("move")]
    [InlineData("")]
    [InlineData("add ")]
    public void Other_operations_than_add_remove_and_replace_are_refused(string op) =>
        Refused.With(Refusal.InvalidSyntax, () => Parse($$"""{ "Operations": [{ "op": "{{op}}", "path": "title", "value": "x" }] }"""));

    [Theory, Spec("P-3.5.2-04", "T-03")]
    [InlineData("Add", PatchOp.Add)]
    [InlineData("REMOVE", PatchOp.Remove)]
    [InlineData("rePlace", PatchOp.Replace)]
    public void An_op_is_read_in_any_case(string op, PatchOp expected) =>
        Assert.Equal(expected, Wire.Request($$"""{ "op": "{{op}}", "path": "title", "value": "x" }""").Operations[0].Op);

    [Fact, Spec("T-04", "T-24")]
    public void Keys_are_read_in_any_case_and_unknown_ones_passed_over()
    {
        var operation = Assert.Single(Parse("""
            { "SCHEMAS": ["URN:ietf:params:scim:api:messages:2.0:patchop"], "more": 1,
              "operations": [{ "OP": "replace", "Path": "title", "vaLue": "x", "name": "replaceTitle" }] }
            """).Operations);

        Assert.Equal((PatchOp.Replace, "title", "x"), (operation.Op, operation.Path, operation.Value?.GetString()));
    }

    [Fact, Spec("P-3.5.2-05")]
    public void Remove_without_a_path_has_no_target()
    {
        Refused.With(Refusal.NoTarget, () => Wire.Request("""{ "op": "remove" }"""));
        Refused.With(Refusal.NoTarget, () => Wire.Request("""{ "op": "remove", "path": null, "value": { "title": "x" } }"""));
    }

    [Theory, Spec("P-3.5.2.1-01")]
    [InlineData("add")]
    [InlineData("replace")]
    public void Add_and_replace_need_a_value(string op)
    {
        Refused.With(Refusal.InvalidValue, () => Wire.Request($$"""{ "op": "{{op}}", "path": "title" }"""));
        Refused.With(Refusal.InvalidValue, () => Wire.Request($$"""{ "op": "{{op}}" }"""));
    }

    [Theory, Spec("P-3.5.2-06")]
    [InlineData("\"\"")]
    [InlineData("1")]
    [InlineData("[\"title\"]")]
    public void A_path_is_a_string_with_something_in_it(string path) =>
        Refused.With(Refusal.InvalidPath, () => Wire.Request($$"""{ "op": "replace", "path": {{path}}, "value": "x" }"""));

    [Fact, Spec("P-3.5.2-05")]
    public void A_path_of_null_is_none() =>
        Assert.Null(Wire.Request("""{ "op": "add", "path": null, "value": {} }""").Operations[0].Path);

    [Fact, Spec("P-3.5.2-19")]
    public void A_thousand_operations_are_read_and_no_more()
    {
        Assert.Equal(1_000, Wire.Request(Many(1_000)).Operations.Count);
        var refused = Refused.With(Refusal.TooLarge, () => Wire.Request(Many(1_001)));
        Assert.Contains("1000", refused.Message, StringComparison.Ordinal);
    }

    private static string Many(int count) => $"[{string.Join(',', Enumerable.Repeat("""{ "op": "remove", "path": "title" }""", count))}]";

    private static PatchRequest Parse(string body) => PatchRequest.Parse(Wire.Body(body));
}
