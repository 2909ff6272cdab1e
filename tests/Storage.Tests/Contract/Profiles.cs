using Rolecall.Domain.Members;
using Rolecall.Scim.Documents;

namespace Rolecall.Storage.Tests.Contract;

public static class Profiles
{
    public static MemberProfile Of(string userName, string? externalId = null)
    {
        var document = ComplexNode.Of([KeyValuePair.Create<string, Node>("userName", new TextNode(userName))])
            .With("externalId", externalId is null ? null : new TextNode(externalId))
            .With("active", FlagNode.True);
        return MemberProfile.Of(MemberSchemas.Profile, document);
    }

    public static MemberProfile Full(string userName) => MemberProfile.Of(MemberSchemas.Profile, Json.Read("""
        {
          "userName": "?", "externalId": "00u1", "active": true, "displayName": "Ada Lovelace",
          "name": { "givenName": "Ada", "familyName": "Lovelace" },
          "emails": [
            { "value": "Ada@Example.com", "type": "work", "primary": true },
            { "value": "ada@home.example", "type": "home" }
          ],
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Engines" }
        }
        """).With("userName", new TextNode(userName)));
}
