using System.Text;
using Rolecall.Scim.Messages;

namespace Rolecall.Scim.Tests.Rfc7644;

public sealed class S3_4_3_SearchRequest
{
    [Fact, Spec("P-3.4.3-02", "P-3.4.3-03", "C-3-01")]
    public void It_has_the_parameters_of_the_GET() => Assert.Equal(
        new ListParameters
        {
            Filter = "userName pr", SortBy = "userName", SortOrder = "descending", StartIndex = "2", Count = "10", Cursor = "",
            Attributes = "userName,emails.value", ExcludedAttributes = "name",
        },
        Parse("""
            {
              "schemas": ["urn:ietf:params:scim:api:messages:2.0:searchrequest"],
              "attributes": ["userName", "emails.value"], "excludedAttributes": ["name"],
              "filter": "userName pr", "sortBy": "userName", "sortOrder": "descending", "startIndex": 2, "count": 10, "cursor": ""
            }
            """));

    [Theory, Spec("P-3.4.3-05")]
    [InlineData("""{ "attributes": "userName,emails", "COUNT": "10" }""")]
    [InlineData("""{ "attributes": ["userName", "emails"], "count": 10, "filter": null, "shoeSize": 7 }""")]
    public void Text_for_a_list_and_no_schemas_are_tolerated(string json) =>
        Assert.Equal(new ListParameters { Attributes = "userName,emails", Count = "10" }, Parse(json));

    [Theory, Spec("P-3.4.3-02", "P-3.4.3-06")]
    [InlineData("""{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"] }""")]
    [InlineData("""{ "schemas": "urn:ietf:params:scim:api:messages:2.0:SearchRequest" }""")]
    [InlineData("""{ "filter": 7 }""")]
    [InlineData("""{ "count": true }""")]
    [InlineData("""{ "attributes": [7] }""")]
    [InlineData("""{ "attributes": { } }""")]
    [InlineData("""{ "cursor": 1 }""")]
    public void A_body_that_is_none_is_refused(string json) => Refused.With(Refusal.InvalidSyntax, () => Parse(json));

    private static ListParameters Parse(string json)
    {
        using var body = JsonGate.Parse(Encoding.UTF8.GetBytes(json));
        return SearchRequest.Parse(body.RootElement);
    }
}
