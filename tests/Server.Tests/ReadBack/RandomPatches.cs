using CsCheck;

namespace Rolecall.Server.Tests.ReadBack;

/// <summary>Patches of which some operations are right and others are not, in any order, so that a refusal often comes after a change.</summary>
internal static class RandomPatches
{
    private static readonly Gen<string> RightOfUser = Gen.OneOf(
        """{"op":"replace","path":"title","value":"t1"}""",
        """{"op":"replace","path":"title","value":"t2"}""",
        """{"op":"add","path":"emails","value":[{"value":"n@example.com","type":"other","primary":true}]}""",
        """{"op":"remove","path":"emails[type eq \"work\"]"}""",
        """{"op":"add","path":"emails[type eq \"work\"].value","value":"w@example.com"}""",
        """{"op":"replace","value":{"nickName":"n","name":{"givenName":"G"},"active":false}}""",
        """{"op":"replace","path":"active","value":true}""",
        """{"op":"remove","path":"name"}""",
        """{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"d"}""",
        """{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:rolecall:2.0:User:role","value":"guest"}""",
        """{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:rolecall:2.0:User:role","value":"admin"}""",
        """{"op":"replace","path":"externalId","value":"e"}""");

    private static readonly Gen<string> WrongOfUser = Gen.OneOf(
        """{"op":"replace","path":"nosuch","value":"x"}""",
        """{"op":"replace","path":"id","value":"x"}""",
        """{"op":"remove","path":"userName"}""",
        """{"op":"replace","path":"userName","value":"other"}""",
        """{"op":"replace","path":"userName","value":"a\u0000b"}""",
        """{"op":"move","path":"title","value":"x"}""",
        """{"op":"add","path":"title"}""",
        """{"op":"add","path":"emails[type eq","value":"x"}""",
        """{"op":"replace","path":"emails[type sw \"q\"].value","value":"x"}""",
        """{"op":"add","path":"x509Certificates","value":[{"value":"no base64"}]}""",
        """{"op":"replace","path":"active","value":"maybe"}""",
        """{"op":"replace","path":"groups","value":[]}""",
        """{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:rolecall:2.0:User:role","value":"owner"}""",
        """{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:rolecall:2.0:User:customRoleId","value":4711}""",
        """{"op":"replace","path":"emails","value":[{"value":"a","primary":true},{"value":"b","primary":true}]}""",
        """{"op":"replace","value":{"title":"t3","userName":null}}""");

    /// <summary><c>{0}</c> … <c>{3}</c> are people.</summary>
    private static readonly Gen<string> RightOfGroup = Gen.OneOf(
        """{"op":"add","path":"members","value":[{"value":"{0}"},{"value":"{1}"}]}""",
        """{"op":"add","path":"members","value":[{"value":"{2}"}]}""",
        """{"op":"remove","path":"members[value eq \"{0}\"]"}""",
        """{"op":"remove","path":"members","value":[{"value":"{1}"}]}""",
        """{"op":"remove","path":"members"}""",
        """{"op":"replace","path":"members","value":[{"value":"{3}"}]}""",
        """{"op":"replace","path":"displayName","value":"renamed"}""",
        """{"op":"replace","value":{"displayName":"named","externalId":"e"}}""");

    private static readonly Gen<string> WrongOfGroup = Gen.OneOf(
        """{"op":"add","path":"members","value":[{"value":"{3}"},{"value":"nobody"}]}""",
        """{"op":"add","path":"members","value":[{"display":"x"}]}""",
        """{"op":"replace","path":"members","value":[{"value":"01a19b45-b800-7000-8000-000000000000"}]}""",
        """{"op":"replace","path":"members","value":"x"}""",
        """{"op":"replace","path":"members[value eq \"{0}\"].value","value":"{3}"}""",
        """{"op":"remove","path":"displayName"}""",
        """{"op":"replace","path":"displayName","value":"taken"}""",
        """{"op":"replace","path":"id","value":"x"}""",
        """{"op":"add","path":"members[value","value":"x"}""",
        """{"op":"replace","path":"nosuch","value":"x"}""",
        """{"op":"move","path":"members"}""",
        """{"op":"remove"}""",
        """{"op":"replace","value":{"displayName":"d","members":[{"value":"nobody"}]}}""");

    public static readonly Gen<string> OfUser = Mixed(RightOfUser, WrongOfUser);

    public static readonly Gen<string> OfGroup = Mixed(RightOfGroup, WrongOfGroup);

    private static Gen<string> Mixed(Gen<string> right, Gen<string> wrong) => Gen.Frequency((3, right), (1, wrong)).Array[1, 5]
        .Select(operations => $$"""{"Operations":[{{string.Join(',', operations)}}]}""");
}
