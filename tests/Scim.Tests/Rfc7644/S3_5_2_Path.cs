using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;

namespace Rolecall.Scim.Tests.Rfc7644;

/// <summary>RFC 7644 §3.5.2, figure 7: what a path may look like, and what it means.</summary>
public sealed class S3_5_2_Path
{
    private const string Emails = """
        "emails": [{ "value": "w@x.example", "type": "work" }, { "value": "h@x.example", "type": "home" }]
        """;

    [Theory, Spec("P-3.5.2-06", "P-3.5.2-09", "S-2.1-01")]
    [InlineData("title")]
    [InlineData("TITLE")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:title")]
    [InlineData("URN:IETF:params:scim:schemas:core:2.0:user:Title")]
    public void An_attribute_is_named_in_any_case_with_or_without_its_schema(string path) =>
        Wire.IsUser(""" "title": "x" """, Replace("", path, "\"x\""));

    [Theory, Spec("P-3.5.2-09")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:DEPARTMENT")]
    [InlineData("department")]
    public void An_extension_attribute_is_named_by_its_schema_or_alone_when_no_other_has_the_name(string path) =>
        Wire.IsUser($$"""
            "{{Types.Enterprise}}": { "department": "x" }
            """, Replace("", path, "\"x\""));

    [Theory, Spec("P-3.5.2-06")]
    [InlineData("emails[type eq \"work\"].value")]
    [InlineData("emails[ type eq \"work\" ].value")]
    [InlineData("Emails[TYPE EQ \"Work\"].Value")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"work\"].value")]
    [InlineData("emails[not (type eq \"home\") and value ew \"example\"].value")]
    public void A_value_path_chooses_by_a_filter(string path) =>
        Wire.IsUser("""
            "emails": [{ "value": "n@x.example", "type": "work" }, { "value": "h@x.example", "type": "home" }]
            """, Replace(Emails, path, "\"n@x.example\""));

    [Fact, Spec("P-3.5.2-06")]
    public void A_bracket_in_a_string_closes_nothing() =>
        Wire.IsUser("""
            "emails": [{ "value": "w@x.example", "type": "a\"]b", "display": "x" }]
            """, Replace(""" "emails": [{ "value": "w@x.example", "type": "a\"]b" }] """, """emails[type eq \"a\\\"]b\"].display""", "\"x\""));

    [Theory, Spec("P-3.5.2-06")]
    [InlineData("nosuch")]
    [InlineData("name.nosuch")]
    [InlineData("name.givenName.more")]
    [InlineData("urn:example:none:User:title")]
    [InlineData("/name/givenName")]
    [InlineData("$.title")]
    [InlineData("title ")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("name.")]
    [InlineData("title eq \"x\"")]
    [InlineData("emails[type eq \"work\"")]
    [InlineData("emails[type eq \"work]")]
    [InlineData("emails[type eq \"work\"]value")]
    [InlineData("emails[type eq \"work\"].")]
    [InlineData("emails[type eq \"work\"].nosuch")]
    [InlineData("emails[type eq \"work\"].value.more")]
    [InlineData("emails[0]")]
    [InlineData("emails[]")]
    [InlineData("emails[*].value")]
    [InlineData("[type eq \"work\"]")]
    [InlineData("emails.value[type eq \"work\"]")]
    [InlineData("title[value eq \"x\"]")]
    [InlineData("name[givenName eq \"x\"].familyName")]
    [InlineData("schemas[value eq \"x\"]")]
    public void What_is_no_path_or_names_nothing_is_an_invalid_path(string path) =>
        Refused.With(Refusal.InvalidPath, () => Replace(Emails, Escaped(path), "\"x\""));

    [Theory, Spec("P-3.5.2-20")]
    [InlineData("__proto__")]
    [InlineData("constructor")]
    [InlineData("__proto__.polluted")]
    [InlineData("name.__proto__")]
    [InlineData("emails[type eq \"work\"].__proto__")]
    public void Names_that_mean_something_to_other_languages_mean_nothing_here(string path) =>
        Refused.With(Refusal.InvalidPath, () => Replace(Emails, Escaped(path), "\"x\""));

    [Theory, Spec("P-3.5.2-18")]
    [InlineData("emails[type like \"x\"]")]
    [InlineData("emails[type eq]")]
    [InlineData("emails[type eq \"work\" and]")]
    [InlineData("emails[nosuch eq \"x\"].value")]
    [InlineData("emails[[type eq \"work\"]]")]
    [InlineData("emails[primary gt true]")]
    public void A_broken_filter_is_an_invalid_filter(string path) =>
        Refused.With(Refusal.InvalidFilter, () => Replace(Emails, Escaped(path), "\"x\""));

    [Fact, Spec("P-3.5.2-09")]
    public void The_bare_uri_of_an_extension_means_all_of_it()
    {
        var some = Replace($$"""
            "{{Types.Enterprise}}": { "department": "old", "division": "d" }
            """, Types.Enterprise, """{ "department": "new" }""");
        Wire.IsUser($$"""
            "{{Types.Enterprise}}": { "department": "new", "division": "d" }
            """, some);

        var none = Patch.Apply(Types.User, some, Wire.Request($$"""{ "op": "remove", "path": "{{Types.Enterprise}}" }"""));
        Wire.IsUser("", none);
    }

    [Fact]
    public void The_base_schema_cannot_be_removed() =>
        Refused.With(Refusal.Mutability, () => Wire.PatchedUser("", """
            { "op": "remove", "path": "urn:ietf:params:scim:schemas:core:2.0:User" }
            """));

    [Fact]
    public void A_refusal_quotes_a_long_path_short()
    {
        var refused = Refused.With(Refusal.InvalidPath, () => Replace("", new string('x', 5_000), "\"x\""));
        Assert.InRange(refused.Message.Length, 100, 200);
    }

    private static ComplexNode Replace(string attributes, string path, string value)
    {
        var written = path.Contains('\\', StringComparison.Ordinal) ? path : Escaped(path);
        return Wire.PatchedUser(attributes, $$"""{ "op": "replace", "path": "{{written}}", "value": {{value}} }""");
    }

    private static string Escaped(string path) => path.Replace("\"", "\\\"", StringComparison.Ordinal);
}
