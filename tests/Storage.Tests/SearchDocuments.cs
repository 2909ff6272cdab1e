using System.Text.Json.Nodes;
using Rolecall.Domain.Members;

namespace Rolecall.Storage.Tests;

public sealed class SearchDocuments
{
    [Fact]
    public void Hold_what_schemas_define_in_the_form_it_is_compared_in()
    {
        var document = SearchDocument.Of(MemberSchemas.Profile, Json.Read("""
            {
              "userName": "ANN", "title": "", "password": "secret", "profileUrl": "https://Example.com/Ann", "active": false, "new": "x",
              "name": { "givenName": "Ann", "formatted": "" },
              "emails": [ { "value": "A@Example.com", "primary": true }, { "value": "" } ],
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager": { "value": "ID-1", "$ref": "../Users/ID-1" } },
              "urn:example:unknown": { "department": "x" }
            }
            """));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(document), JsonNode.Parse("""
            {
              "userName": "ann", "profileUrl": "https://Example.com/Ann", "active": false, "name": { "givenName": "ann" },
              "emails": [ { "value": "a@example.com", "primary": true } ],
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager": { "value": "id-1", "$ref": "../Users/ID-1" } }
            }
            """)), document);
    }
}
