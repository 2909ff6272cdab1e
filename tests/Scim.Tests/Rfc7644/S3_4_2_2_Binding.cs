using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Tests.Rfc7644;

/// <summary>RFC 7644 §3.4.2.2 against a schema: which attributes are meant, and which comparisons they have.</summary>
public sealed class S3_4_2_2_Binding
{
    [Theory, Spec("P-3.4.2.2-02", "P-3.4.2.2-20", "P-3.10-01", "P-3.10-02", "T-23", "S-2.1-01")]
    [InlineData("USERNAME pr", "userName")]
    [InlineData("name.FAMILYNAME pr", "name.familyName")]
    [InlineData("Meta.LastModified pr", "meta.lastModified")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:userName pr", "userName")]
    [InlineData("URN:IETF:PARAMS:SCIM:SCHEMAS:CORE:2.0:USER:NAME.GIVENNAME pr", "name.givenName")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department pr", Types.Enterprise + ":department")]
    [InlineData("urn:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:user:Manager.DisplayName pr", Types.Enterprise + ":manager.displayName")]
    [InlineData("department pr", Types.Enterprise + ":department")]
    [InlineData("manager.value pr", Types.Enterprise + ":manager.value")]
    [InlineData("emails pr", "emails")]
    [InlineData("name pr", "name")]
    public void Every_spelling_of_an_attribute_finds_it(string filter, string attribute)
    {
        var present = Assert.IsType<PresentFilter>(Filter.Parse(filter, Types.User));

        Assert.Equal(attribute, present.Target.ToString());
    }

    [Theory, Spec("P-3.4.2.2-12", "T-15")]
    [InlineData("emails co \"x\"", "emails.value")]
    [InlineData("roles eq \"x\"", "roles.value")]
    [InlineData("manager eq \"x\"", Types.Enterprise + ":manager.value")]
    public void A_complex_attribute_with_a_value_means_its_value(string filter, string attribute)
    {
        var compare = Assert.IsType<CompareFilter>(Filter.Parse(filter, Types.User));

        Assert.Equal(attribute, compare.Target.ToString());
        Assert.Equal(new TextValue("x"), compare.Value);
    }

    [Theory, Spec("P-3.4.2.2-19", "P-3.4.2.2-12", "S-4.1.2-09")]
    [InlineData("foo eq \"x\"")]
    [InlineData("foo pr")]
    [InlineData("not (foo pr)")]
    [InlineData("userName eq \"x\" or foo pr")]
    [InlineData("name.foo pr")]
    [InlineData("userName.value pr")]
    [InlineData("members pr")]
    [InlineData("urn:example:unknown:User:userName pr")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:department pr")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:userName pr")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department pr")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User[department pr]")]
    [InlineData("name eq \"x\"")]
    [InlineData("addresses eq \"x\"")]
    [InlineData("meta eq \"x\"")]
    public void What_the_type_does_not_have_is_refused(string filter) => RefusedAsFilter(filter);

    [Fact, Spec("T-23")]
    public void An_attribute_of_two_extensions_needs_its_URI() =>
        Refused.With(Refusal.InvalidFilter, () => Filter.Parse("department pr", Types.Custom));

    [Theory, Spec("P-3.4.2.2-06")]
    [InlineData("active gt true")]
    [InlineData("active ge false")]
    [InlineData("active lt true")]
    [InlineData("active le \"true\"")]
    [InlineData("emails.primary gt false")]
    [InlineData("emails[primary lt true]")]
    [InlineData("x509Certificates.value gt \"AA==\"")]
    [InlineData("x509Certificates le \"AA==\"")]
    public void Booleans_and_binaries_have_no_order(string filter) => RefusedAsFilter(filter);

    [Theory]
    [InlineData("active co \"tr\"")]
    [InlineData("meta.created sw \"2011\"")]
    [InlineData("meta.created co \"2011\"")]
    [InlineData("level sw 1")]
    [InlineData("ratio ew 5")]
    [InlineData("userName gt null")]
    [InlineData("userName co null")]
    public void Only_strings_have_substrings_and_null_has_no_order(string filter) => RefusedAsFilter(filter);

    [Theory, Spec("P-3.4.2.2-16")]
    [InlineData("active eq \"maybe\"")]
    [InlineData("active eq \"\"")]
    [InlineData("active eq 1")]
    [InlineData("emails[primary eq \"maybe\"]")]
    [InlineData("userName eq 5")]
    [InlineData("userName eq true")]
    [InlineData("level eq \"5\"")]
    [InlineData("level eq true")]
    [InlineData("level eq 1e400")]
    [InlineData("meta.created gt 2011")]
    [InlineData("meta.created gt \"yesterday\"")]
    [InlineData("meta.created gt \"2011-05-13\"")]
    [InlineData("meta.created eq \"2011-02-30T00:00:00Z\"")]
    public void A_value_of_another_type_is_refused(string filter) => RefusedAsFilter(filter);

    [Theory, Spec("T-08", "T-22")]
    [InlineData("active eq true", true)]
    [InlineData("active eq True", true)]
    [InlineData("active eq \"True\"", true)]
    [InlineData("active eq FALSE", false)]
    [InlineData("active eq \"false\"", false)]
    public void Booleans_may_be_strings_and_in_any_case(string filter, bool value) =>
        Assert.Equal(new FlagValue(value), Assert.IsType<CompareFilter>(Filter.Parse(filter, Types.User)).Value);

    [Theory, Spec("P-3.4.2.2-05")]
    [InlineData("level ge -7", -7)]
    [InlineData("ratio eq 0.5e1", 5)]
    [InlineData("ratio lt 1e-400", 0)]
    public void Numbers_are_numbers(string filter, int value) =>
        Assert.Equal(new NumberValue(value), Assert.IsType<CompareFilter>(Filter.Parse(filter, Types.Custom)).Value);

    [Theory, Spec("P-3.4.2.2-05")]
    [InlineData("2011-05-13T04:42:34Z")]
    [InlineData("2011-05-13T06:42:34+02:00")]
    [InlineData("2011-05-12T21:12:34.000-07:30")]
    [InlineData("2011-05-13T04:42:34")]
    public void A_dateTime_is_an_instant_whatever_its_offset(string written) =>
        Assert.Equal(
            new InstantValue(new DateTimeOffset(2011, 5, 13, 4, 42, 34, TimeSpan.Zero)),
            Assert.IsType<CompareFilter>(Filter.Parse($"meta.created eq \"{written}\"", Types.User)).Value);

    [Fact]
    public void Null_is_no_value()
    {
        Assert.Null(Assert.IsType<CompareFilter>(Filter.Parse("title eq null", Types.User)).Value);
        Assert.Equal(Filter.Parse("not (name pr)", Types.User), Filter.Parse("name eq NULL", Types.User));
        Assert.Equal(Filter.Parse("emails pr", Types.User), Filter.Parse("emails ne null", Types.User));
    }

    [Fact, Spec("P-3.4.2.2-10")]
    public void Inside_brackets_stand_the_sub_attributes_alone()
    {
        var element = Assert.IsType<ElementFilter>(Filter.Parse("emails[TYPE eq \"work\"]", Types.User));

        Assert.Equal("emails", element.Target.ToString());
        Assert.Equal(
            new AttributeTarget(null, element.Target.Attribute.Sub("type")!, null),
            Assert.IsType<CompareFilter>(element.Inner).Target);
    }

    [Theory, Spec("P-3.4.2.2-11")]
    [InlineData("emails[userName eq \"x\"]")]
    [InlineData("emails[emails.type eq \"work\"]")]
    [InlineData("emails[type.value eq \"work\"]")]
    [InlineData("emails[urn:ietf:params:scim:schemas:core:2.0:User:type eq \"work\"]")]
    [InlineData("emails[type eq \"work\"].foo pr")]
    [InlineData("userName[value eq \"x\"]")]
    [InlineData("schemas[value eq \"x\"]")]
    [InlineData("emails.value[type eq \"x\"]")]
    [InlineData("name[type eq \"x\"]")]
    public void Brackets_know_the_sub_attributes_of_their_parent_only(string filter) => RefusedAsFilter(filter);

    [Theory, Spec("T-15")]
    [InlineData("emails[type eq \"work\"].value eq \"x\"", "emails[type eq \"work\" and value eq \"x\"]")]
    [InlineData("emails[type eq \"work\" or primary eq true].value pr", "emails[(type eq \"work\" or primary eq true) and value pr]")]
    public void A_sub_attribute_behind_the_brackets_is_one_more_term_inside(string entra, string plain) =>
        Assert.Equal(Filter.Parse(plain, Types.User), Filter.Parse(entra, Types.User));

    [Fact]
    public void Brackets_on_a_single_value_are_dots() =>
        Assert.Equal(
            Filter.Parse("name pr and (name.familyName eq \"x\" or not (name.givenName pr))", Types.User),
            Filter.Parse("name[familyName eq \"x\" or not (givenName pr)]", Types.User));

    [Theory, Spec("S-7-20", "P-7.5.2-01", "P-3.12-19")]
    [InlineData("password eq \"x\"")]
    [InlineData("password pr")]
    [InlineData("userName pr and not (PASSWORD sw \"a\")")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:password ne null")]
    [InlineData(Types.CustomUri + ":secret pr")]
    [InlineData("vault.code sw \"a\"")]
    [InlineData("vault[code pr]")]
    public void What_is_never_returned_cannot_be_guessed_with_filters(string filter) =>
        Refused.With(Refusal.Sensitive, () => Filter.Parse(filter, Types.Custom));

    [Fact]
    public void The_inside_of_a_value_path_is_read_alone()
    {
        var emails = CoreUser.Schema.Find("emails")!;

        var whole = Assert.IsType<ElementFilter>(Filter.Parse("emails[type eq \"]\" and not (primary eq True)]", Types.User));
        Assert.Equal(whole.Inner, Filter.ParseInside("type eq \"]\" and not (primary eq True)", emails));
        Refused.With(Refusal.InvalidFilter, () => Filter.ParseInside("userName eq \"x\"", emails));
        Refused.With(Refusal.InvalidFilter, () => Filter.ParseInside("type[value pr]", emails));
        Refused.With(Refusal.InvalidFilter, () => Filter.ParseInside("type pr] or emails[type pr", emails));
    }

    private static void RefusedAsFilter(string filter)
    {
        var refused = Refused.With(Refusal.InvalidFilter, () => Filter.Parse(filter, Types.Custom));
        Assert.True(refused.Message.Length < 300, refused.Message);
    }
}
