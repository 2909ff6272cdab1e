namespace Rolecall.Server.Tests.Malformed;

/// <summary>What is right before it is broken: <c>{u}</c> stands for a user's id, <c>{g}</c> for a group's, <c>{d}</c> for a gadget's, <c>{n}</c> for a number.</summary>
internal static class Whole
{
    public static readonly IReadOnlyList<string> Users =
    [
        OktaClient.NewUser("new{n}@example.com", """, "customRoleName": "Reviewer" """),
        """{"userName":"x{n}","name":{"givenName":"A"},"emails":[{"value":"a@example.com","type":"work","primary":true}],"active":true}""",
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"y{n}","externalId":"e{n}","nickName":"n","profileUrl":"https://a.example/x",
        "title":"t","userType":"Employee","preferredLanguage":"de-CH","locale":"en-US","timezone":"Europe/Berlin","active":false,
        "phoneNumbers":[{"value":"tel:+1-201-555-0123","type":"work"}],"ims":[{"value":"someone","type":"aim"}],
        "photos":[{"value":"https://a.example/p","type":"photo"}],"addresses":[{"type":"home","locality":"Bern","country":"CH","primary":true}],
        "entitlements":[{"value":"e1"}],"roles":[{"value":"admin"}],"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"1","manager":{"value":"{u}"}}}
        """,
    ];

    public static readonly IReadOnlyList<string> UserPatches =
    [
        """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"active":false}}]}""",
        """{"Operations":[{"op":"add","path":"emails[type eq \"work\"].value","value":"b@example.com"},{"op":"remove","path":"title"}]}""",
        """{"Operations":[{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:rolecall:2.0:User:role","value":"guest"}]}""",
        """{"Operations":[{"op":"Replace","value":{"name.givenName":"B","emails[type eq \"home\"].value":"c@example.com","displayName":"D"}}]}""",
        """{"Operations":[{"op":"remove","path":"emails[type eq \"work\" and value co \"@\"]"},{"op":"add","path":"nickName","value":"N"}]}""",
        """{"Operations":[{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":{"value":"{u}"}}]}""",
        """{"Operations":[{"op":"add","path":"roles","value":[{"value":"guest","primary":true}]},{"op":"replace","path":"customRoleId","value":1}]}""",
    ];

    public static readonly IReadOnlyList<string> Groups =
    [
        """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"group {n}","members":[{"value":"{u}","display":"x"}]}""",
        """{"displayName":"team {n}","externalId":"x","members":[{"value":"{u}","type":"User","$ref":"../Users/{u}"},{"value":"{u}"}]}""",
    ];

    public static readonly IReadOnlyList<string> GroupPatches =
    [
        """{"Operations":[{"op":"add","path":"members","value":[{"value":"{u}"}]},{"op":"replace","path":"displayName","value":"r{n}"}]}""",
        """{"Operations":[{"op":"remove","path":"members[value eq \"{u}\"]"}]}""",
        """{"Operations":[{"op":"replace","value":{"id":"{g}","displayName":"s{n}"}}]}""",
        """{"Operations":[{"op":"replace","path":"members","value":[{"value":"{u}"},{"value":"{u}"}]},{"op":"remove","path":"externalId"}]}""",
    ];

    public static readonly IReadOnlyList<string> Searches =
    [
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"attributes":["userName","emails.value"],
        "filter":"userName sw \"u\" and not (title pr)","sortBy":"userName","sortOrder":"descending","startIndex":1,"count":3}
        """,
        """{"filter":"displayName eq \"group 1\"","cursor":"","count":2}""",
    ];

    public static readonly IReadOnlyList<string> Bulk =
    [
        """{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"POST","path":"/Users","bulkId":"q","data":{}}]}""",
        """
        {"failOnErrors":2,"Operations":[
          {"method":"POST","path":"/Groups","bulkId":"g","data":{"displayName":"bulk {n}","members":[{"value":"bulkId:u"},{"value":"{u}"}]}},
          {"method":"POST","path":"/Users","bulkId":"u","data":{"userName":"bulk{n}","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"bulkId:u"}}}},
          {"method":"PATCH","path":"/Groups/bulkId:g","version":"W/\"1\"","data":{"Operations":[{"op":"remove","path":"members[value eq \"bulkId:u\"]"}]}},
          {"method":"DELETE","path":"/Users/{u}"}]}
        """,
        """{"Operations":[{"method":"POST","path":"/Gadgets","bulkId":"d","data":{"label":"d{n}","number":{n}}},{"method":"PUT","path":"/Gadgets/{d}","data":{"label":"e"}}]}""",
    ];

    public static readonly IReadOnlyList<string> Gadgets =
    [
        // Less what is shown to the write alone: here answers are compared with what is read after them.
        ResourceTypes.Gadgets.Whole.Replace("\"notes\": \"good\", ", "", StringComparison.Ordinal).Replace(", \"history\": \"long\"", "", StringComparison.Ordinal),
        """{"label":"x{n}","code":"c{n}","number":{n},"weight":0.5,"maker":{"name":"A","aliases":["a"]},"parts":[{"value":"p","primary":true}],"pin":"1"}""",
    ];

    public static readonly IReadOnlyList<string> GadgetPatches =
    [
        """{"Operations":[{"op":"replace","path":"parts[type eq \"main\" and amount gt 1].amount","value":2.5},{"op":"add","path":"sizes","value":[{n}]}]}""",
        """{"Operations":[{"op":"add","value":{"maker.country":"CH","working":"true","bought":"2026-01-01T00:00:00Z"}},{"op":"remove","path":"colours"}]}""",
        """{"Operations":[{"op":"replace","path":"urn:example:params:scim:schemas:2.0:Tag:text","value":"t"},{"op":"replace","path":"serial","value":"s"}]}""",
    ];

    public static readonly IReadOnlyList<string> Filters =
    [
        "userName eq \"user1@example.com\"", "emails[type eq \"work\" and value co \"example\"]", "not (active eq true) or title pr",
        "meta.created gt \"2020-01-01T00:00:00Z\"", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department sw \"a\"",
        "members[value eq \"{u}\"] or displayName co \"team\"", "groups.value eq \"{g}\" and (id ne \"x\" or externalId pr)",
        "emails.primary eq false and name.familyName ge \"L\"", "id eq \"{u}\" and meta.version ne null", "number gt {n} or weight eq 0.5 and not (parts[amount pr])",
    ];

    public static readonly IReadOnlyList<string> Queries =
    [
        "filter={f}", "filter={f}&sortBy=userName&sortOrder=descending", "attributes=userName,name.givenName,emails.value",
        "excludedAttributes=emails,members", "startIndex=2&count=3", "cursor=&count=2", "filter={f}&attributes=id&startIndex=1",
        "sortBy=emails.value&count=1", "sortBy=meta.lastModified",
    ];

    public static readonly IReadOnlyList<string> Methods =
    [
        "GET", "GET", "GET", "GET", "GET", "POST", "POST", "POST", "POST", "PUT", "PUT", "PUT", "PUT", "PATCH", "PATCH", "PATCH", "PATCH", "PATCH",
        "PATCH", "DELETE", "HEAD", "OPTIONS", "QUERY", "get",
    ];

    public static readonly IReadOnlyList<string> Endpoints =
    [
        "/Users", "/Users", "/Users", "/Users", "/Users/{u}", "/Users/{u}", "/Groups", "/Groups", "/Groups", "/Groups/{g}", "/Groups/{g}",
        "/Groups/{g}", "/Gadgets", "/Gadgets", "/Gadgets/{d}", "/Gadgets/.search", "/Users/.search", "/Groups/.search", "/.search", "/", "/", "/Bulk", "/Me", "/Schemas", "/Schemas/" + Urns.User,
        "/ResourceTypes/User", "/ResourceTypes", "/ServiceProviderConfig", "/Users/nobody", "/x",
    ];
}
