using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;

namespace Rolecall.Scim.Tests.Rfc7644;

/// <summary>RFC 7644 §3.4.2.2, table 3, in memory.</summary>
public sealed class S3_4_2_2_Evaluation
{
    private static readonly ComplexNode Grace = Json.Read("""
        {
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
          "userName": "Grace@Example.com",
          "externalId": "Ext-1",
          "nickName": "",
          "name": { "familyName": "O'Malley", "givenName": "" },
          "active": false,
          "emails": [
            { "value": "grace@home.example", "type": "home", "primary": false },
            { "value": "grace@work.example", "type": "work", "primary": true },
            { "value": "other@work.example", "type": "work" }
          ],
          "meta": { "created": "2026-03-01T12:00:00.5+02:00" },
          "urn:example:custom:1.0:User": { "level": 10, "ratio": 0.5 }
        }
        """);

    [Theory, Spec("P-3.4.2.2-03", "P-3.4.2.2-15")]
    [InlineData("userName eq \"grace@example.COM\"", true)]
    [InlineData("userName ne \"grace@example.COM\"", false)]
    [InlineData("userName co \"E@EX\"", true)]
    [InlineData("userName sw \"GRACE\"", true)]
    [InlineData("userName ew \".COM\"", true)]
    [InlineData("userName sw \"race\"", false)]
    [InlineData("userName ew \"example\"", false)]
    [InlineData("externalId eq \"Ext-1\"", true)]
    [InlineData("externalId eq \"ext-1\"", false)]
    [InlineData("externalId sw \"ext\"", false)]
    [InlineData("userName gt \"grace\"", true)]
    [InlineData("userName lt \"GRACF\"", true)]
    [InlineData("userName ge \"grace@example.com\"", true)]
    [InlineData("userName le \"grace@example.com\"", true)]
    [InlineData("userName gt \"grace@example.com\"", false)]
    [InlineData("externalId lt \"a\"", true)]
    public void Strings_compare_as_caseExact_says(string filter, bool holds) => AssertHolds(holds, filter);

    [Theory, Spec("P-3.4.2.2-04")]
    [InlineData("active pr", true)]
    [InlineData("nickName pr", false)]
    [InlineData("title pr", false)]
    [InlineData("name pr", true)]
    [InlineData("name.givenName pr", false)]
    [InlineData("emails pr", true)]
    [InlineData("emails.display pr", false)]
    [InlineData("phoneNumbers pr", false)]
    [InlineData("urn:example:custom:1.0:User:level pr", true)]
    public void Present_is_what_has_content_and_false_is_content(string filter, bool holds) => AssertHolds(holds, filter);

    [Theory, Spec("P-3.4.2.2-05")]
    [InlineData("level gt 9", true)]
    [InlineData("level lt 9", false)]
    [InlineData("level eq 10.0", true)]
    [InlineData("level ne 10", false)]
    [InlineData("ratio le 0.50", true)]
    [InlineData("meta.created eq \"2026-03-01T10:00:00.500Z\"", true)]
    [InlineData("meta.created gt \"2026-03-01T11:00:00Z\"", false)]
    [InlineData("meta.created ge \"2026-03-01T10:00:00.5Z\"", true)]
    [InlineData("meta.created ne \"2026-03-01T10:00:00Z\"", true)]
    [InlineData("active eq false", true)]
    [InlineData("active ne false", false)]
    public void Numbers_compare_as_numbers_and_dates_as_instants(string filter, bool holds) => AssertHolds(holds, filter);

    [Theory, Spec("P-3.4.2.2-23")]
    [InlineData("title eq \"x\"", false)]
    [InlineData("title ne \"x\"", false)]
    [InlineData("title lt \"x\"", false)]
    [InlineData("not (title eq \"x\")", true)]
    [InlineData("not (title ne \"x\")", true)]
    [InlineData("title eq null", true)]
    [InlineData("title ne null", false)]
    [InlineData("userName eq null", false)]
    [InlineData("userName ne null", true)]
    [InlineData("emails.display eq null", true)]
    [InlineData("phoneNumbers eq null", true)]
    public void What_is_absent_satisfies_nothing_but_eq_null(string filter, bool holds) => AssertHolds(holds, filter);

    [Theory, Spec("P-3.4.2.2-09", "P-3.4.2.2-10")]
    [InlineData("emails.value eq \"other@work.example\"", true)]
    [InlineData("emails.type ne \"work\"", true)]
    [InlineData("emails.type eq \"home\" and emails.primary eq true", true)]
    [InlineData("emails[type eq \"home\" and primary eq true]", false)]
    [InlineData("emails[type eq \"work\" and (value sw \"other\" or value sw \"x\")]", true)]
    [InlineData("emails[not (type eq \"work\")]", true)]
    [InlineData("not (emails[type eq \"work\"])", false)]
    [InlineData("phoneNumbers[not (type eq \"work\")]", false)]
    [InlineData("emails[type eq \"WORK\"].value eq \"GRACE@work.example\"", true)]
    public void Brackets_ask_of_one_value_and_dots_of_any(string filter, bool holds) => AssertHolds(holds, filter);

    [Theory, Spec("S-2.4-02")]
    [InlineData("emails[value sw \"other\" and primary eq false]", true)]
    [InlineData("emails[value sw \"other\" and primary ne true]", true)]
    [InlineData("emails[value sw \"other\" and primary eq true]", false)]
    [InlineData("emails[value sw \"other\" and primary ne false]", false)]
    [InlineData("emails[value sw \"grace@work\" and primary eq false]", false)]
    [InlineData("emails.primary eq false", true)]
    [InlineData("emails.primary ne true", true)]
    [InlineData("phoneNumbers.primary eq false", false)]
    public void A_value_that_does_not_say_is_not_primary(string filter, bool holds) => AssertHolds(holds, filter);

    [Theory, Spec("T-08", "T-15")]
    [InlineData("emails[primary eq \"True\"].value eq \"grace@work.example\"", true)]
    [InlineData("emails[primary eq \"True\"].value eq \"grace@home.example\"", false)]
    [InlineData("emails[primary eq \"False\"].value sw \"other\"", true)]
    public void Entra_asks_for_the_primary_value_with_a_string(string filter, bool holds) => AssertHolds(holds, filter);

    [Theory, Spec("P-3.4.2.2-21")]
    [InlineData("userName co \"%\"")]
    [InlineData("userName co \"_\"")]
    [InlineData("userName sw \"*\"")]
    [InlineData("userName co \".*\"")]
    public void No_character_is_a_wildcard(string filter) => AssertHolds(false, filter);

    [Fact]
    public void Order_is_by_code_point_not_by_UTF16()
    {
        var user = ComplexNode.Of([KeyValuePair.Create<string, Node>("externalId", new TextNode("\U0001F600"))]);

        Assert.True(new FilterEvaluator(Folds.Simple).Matches(Filter.Parse("externalId gt \"\uFF5E\"", Types.User), user));
        Assert.True(new FilterEvaluator(Folds.Simple).Matches(Filter.Parse("externalId gt \"\uE000\"", Types.User), user));
        Assert.False(new FilterEvaluator(Folds.Simple).Matches(Filter.Parse("externalId lt \"\uE000\"", Types.User), user));
    }

    [Fact]
    public void One_value_can_be_tested_alone()
    {
        var filter = Filter.ParseInside("type eq \"work\" and not (primary eq true)", Scim.Schemas.CoreUser.Schema.Find("emails")!);

        var found = Grace.List("emails").Cast<ComplexNode>().Where(value => new FilterEvaluator(Folds.Simple).Matches(filter, value));

        Assert.Equal("other@work.example", Assert.Single(found).Text("value"));
    }

    private static void AssertHolds(bool holds, string filter) =>
        Assert.Equal(holds, new FilterEvaluator(Folds.Simple).Matches(Filter.Parse(filter, Types.Custom), Grace));
}
