using Rolecall.Scim.Bulk;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Sorting;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Tests.Tolerances;

/// <summary>What is left of the protocol for a client that is allowed no quirk: all that the RFC has, and a sentence for the rest.</summary>
public sealed class Strict
{
    private const string Message = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private static readonly string Exact = $$"""
        {
          "schemas": ["{{CoreUser.Uri}}", "{{Types.Enterprise}}"], "id": "1", "meta": { "resourceType": "User" }, "groups": [{ "value": "g" }],
          "USERNAME": "ann", "title": null, "active": true, "name": { "givenName": "Ann" }, "emails": [{ "value": "a@x.example", "display": null }],
          "phoneNumbers": [], "{{Types.Enterprise}}": { "department": "d", "manager": { "value": "2" } }
        }
        """;

    private static Allowance Nothing => new(new HashSet<Quirk>());

    [Fact, Spec("S-2.1-01", "S-2.5-01", "P-3.5.1-07")]
    public void A_body_to_the_letter_is_read_and_nothing_is_noted()
    {
        var strict = Nothing;

        var read = ResourceReader.Read(Types.User, Wire.Body(Exact), strict);

        Assert.Empty(read.Ignored);
        Assert.Empty(strict.Notes);
        Wire.Is($$"""
            { "userName": "ann", "active": true, "name": { "givenName": "Ann" }, "emails": [{ "value": "a@x.example" }],
              "{{Types.Enterprise}}": { "department": "d", "manager": { "value": "2" } } }
            """, read.Document);
    }

    [Theory, Spec("IP-09")]
    [InlineData("userName eq \"ann\" and active eq true")]
    [InlineData("emails[type eq \"work\" and value co \"x\"]")]
    [InlineData("not (name.givenName pr) or urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department EQ \"d\"")]
    [InlineData("title eq null")]
    public void A_filter_to_the_letter_is_read_and_nothing_is_noted(string filter)
    {
        var strict = Nothing;

        Assert.NotNull(Filter.Parse(filter, Types.User, strict));
        Assert.Empty(strict.Notes);
    }

    [Theory, Spec("IP-13", "IP-15")]
    [InlineData("""{ "op": "add", "path": "title", "value": "t" }""")]
    [InlineData("""{ "op": "replace", "path": "emails", "value": [{ "value": "b@x.example" }] }""")]
    [InlineData("""{ "op": "replace", "path": "emails[type eq \"work\"].value", "value": "b@x.example" }""")]
    [InlineData("""{ "op": "remove", "path": "name.givenName" }""")]
    [InlineData("""{ "op": "remove", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department" }""")]
    public void An_operation_to_the_letter_is_carried_out_and_nothing_is_noted(string operation)
    {
        var strict = Nothing;

        Assert.NotNull(Patched(operation, strict));
        Assert.Empty(strict.Notes);
    }

    [Theory]
    [InlineData(""" "schemas": ["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"], "userName": "a" """, Refusal.InvalidSyntax)]
    [InlineData(""" "schemas": null, "userName": "a" """, Refusal.InvalidSyntax)]
    [InlineData(""" "emails": [{ "value": "a", "primary": "true" }] """, Refusal.InvalidValue)]
    [InlineData(""" "emails": [{ "value": "" }] """, Refusal.InvalidValue)]
    [InlineData(""" "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "d" """, Refusal.InvalidSyntax)]
    [InlineData(""" "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager": "2" } """, Refusal.InvalidValue)]
    [InlineData(""" "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager.value": "2" } """, Refusal.InvalidSyntax)]
    public void Bodies_that_are_not_are_refused(string attributes, Refusal refusal)
    {
        var body = attributes.Contains("schemas\":", StringComparison.Ordinal) ? attributes : $$""" "schemas": ["{{CoreUser.Uri}}"], "userName": "a", {{attributes}} """;

        Refused.With(refusal, () => ResourceReader.Read(Types.User, Wire.Body($$"""{ {{body}} }"""), Nothing));
    }

    [Theory, Spec("IP-12", "IP-16")]
    [InlineData("""{ "op": "ADD", "path": "title", "value": "t" }""", Refusal.InvalidSyntax)]
    [InlineData("""{ "op": "add", "value": { "title": "t" } }""", Refusal.InvalidSyntax)]
    [InlineData("""{ "op": "remove", "path": "title", "value": "t" }""", Refusal.InvalidValue)]
    [InlineData("""{ "op": "add", "path": "title", "value": "t", "from": "x" }""", Refusal.InvalidSyntax)]
    [InlineData("""{ "op": "add", "path": "department", "value": "d" }""", Refusal.InvalidPath)]
    [InlineData("""{ "op": "remove", "path": "emails[type eq \"work\"]" }""", Refusal.InvalidPath)]
    [InlineData("""{ "op": "remove", "path": "emails[ type eq \"work\"].display" }""", Refusal.InvalidFilter)]
    [InlineData("""{ "op": "remove", "path": "emails[primary eq \"True\"].display" }""", Refusal.InvalidFilter)]
    [InlineData("""{ "op": "remove", "path": "emails[type eq \"none\"].display" }""", Refusal.NoTarget)]
    [InlineData("""{ "op": "add", "path": "emails[type eq \"none\"].display", "value": "d" }""", Refusal.NoTarget)]
    [InlineData("""{ "op": "replace", "path": "emails[type eq \"none\"].display", "value": "d" }""", Refusal.NoTarget)]
    [InlineData("""{ "op": "add", "path": "emails", "value": { "value": "b" } }""", Refusal.InvalidValue)]
    [InlineData("""{ "op": "add", "path": "shoeSize", "value": 1 }""", Refusal.InvalidPath)]
    public void Operations_that_are_not_are_refused(string operation, Refusal refusal) => Refused.With(refusal, () => Patched(operation, Nothing));

    [Fact, Spec("IP-14")]
    public void A_replaced_complex_value_keeps_only_what_clients_cannot_write()
    {
        var document = Wire.Stored("""{ "label": "a", "size": { "width": 1, "unit": "cm", "area": 3 } }""");
        var request = Request("""{ "op": "replace", "path": "size", "value": { "width": 2 } }""", Nothing);

        Wire.Is("""{ "label": "a", "size": { "width": 2, "unit": "cm", "area": 3 } }""", Patch.Apply(Gadget.Type, document, request));
    }

    [Theory]
    [InlineData("department eq \"d\"")]
    [InlineData("manager eq \"2\"")]
    [InlineData("active eq \"true\"")]
    [InlineData("title eq NULL")]
    [InlineData("(userName eq \"a\" )")]
    [InlineData("userName\teq \"a\"")]
    public void Filters_that_are_not_are_refused(string filter) => Refused.With(Refusal.InvalidFilter, () => Filter.Parse(filter, Types.User, Nothing));

    [Fact, Spec("T-23")]
    public void So_are_lists_of_names_and_orders_without_the_extension()
    {
        Refused.With(Refusal.InvalidValue, () => Sort.Parse("department", null, Types.User, Nothing)!);
        Refused.With(Refusal.InvalidValue, () => Projection.Parse("department", null, Types.User, Nothing));
    }

    [Theory, Spec("T-05")]
    [InlineData("""{ "count": 1 }""")]
    [InlineData("""{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "attributes": "userName" }""")]
    public void So_are_queries_by_post(string body) => Refused.With(Refusal.InvalidSyntax, () => SearchRequest.Parse(Wire.Body(body), Nothing));

    [Fact, Spec("T-03", "T-05")]
    public void A_bulk_request_is_refused_whole_without_schemas_and_by_operation_for_its_method()
    {
        const string operation = """{ "method": "delete", "path": "/Users/1" }""";

        Refused.With(Refusal.InvalidSyntax, () => BulkRequest.Parse(Wire.Body($$"""{ "Operations": [{{operation}}] }"""), Nothing));
        var request = BulkRequest.Parse(Wire.Body($$"""{ "schemas": ["{{BulkRequest.SchemaUri}}"], "Operations": [{{operation}}] }"""), Nothing);
        Assert.Equal(Refusal.InvalidSyntax, Assert.Single(request.Operations).Problem!.Refusal);
    }

    [Fact]
    public void Notes_are_said_once_and_not_without_end()
    {
        var usual = Allowance.Usual();
        for (var i = 0; i < 1000; i++)
            usual.Note(Quirks.StringBooleans, $"number {i / 2}.");

        Assert.Equal(20, usual.Notes.Count);
        Assert.StartsWith("There was more", usual.Notes[^1], StringComparison.Ordinal);
        Assert.Equal(usual.Notes.Distinct(), usual.Notes);
        Assert.Empty(usual.Anew().Notes);
    }

    private static ComplexNode Patched(string operation, Allowance allowance) => Patch.Apply(
        Types.User,
        Wire.Stored($$"""
            { "userName": "ann", "name": { "givenName": "A", "familyName": "B" }, "emails": [{ "value": "a@x.example", "type": "work" }],
              "{{Types.Enterprise}}": { "department": "d" } }
            """),
        Request(operation, allowance));

    private static PatchRequest Request(string operation, Allowance allowance) =>
        PatchRequest.Parse(Wire.Body($$"""{ "schemas": ["{{Message}}"], "Operations": [{{operation}}] }"""), allowance);
}
