using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Tests.Rfc7644;

/// <summary>RFC 7644 §3.9 and §3.10: "attributes" and "excludedAttributes".</summary>
public sealed class S3_9_Attributes
{
    private const string Whole = """
        {
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
          "id": "1",
          "externalId": "e1",
          "userName": "grace",
          "name": { "givenName": "Grace", "familyName": "O'Malley" },
          "emails": [{ "value": "g@example.com", "type": "work" }, { "value": "h@example.com" }],
          "active": false,
          "meta": { "resourceType": "User", "version": "W/\"1\"" },
          "role": "admin",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Sales", "manager": { "value": "2", "displayName": "Ann" } },
          "urn:okta:x:1.0:user:custom": { "role": "admin", "more": { "a": 1, "b": 2 } }
        }
        """;

    [Theory, Spec("P-3.9-01", "S-7-07")]
    [InlineData("userName", "schemas,id,userName")]
    [InlineData("active,externalId", "schemas,id,externalId,active")]
    [InlineData("meta", "schemas,id,meta")]
    [InlineData("id", "schemas,id")]
    [InlineData("role", "schemas,id,role")]
    public void Attributes_gives_the_minimum_and_what_is_named(string attributes, string keys) => AssertKeys(keys, attributes, null);

    [Theory, Spec("P-3.9-02", "S-7-05", "S-7-07")]
    [InlineData("name,emails,meta,role")]
    [InlineData("id,schemas,name,emails,meta,role")]
    public void Excluded_attributes_go_but_never_the_minimum(string excluded) =>
        AssertKeys(
            "schemas,id,externalId,userName,active,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User,urn:okta:x:1.0:user:custom",
            null, excluded);

    [Fact, Spec("P-3.9-03")]
    public void Both_together_are_refused() =>
        Refused.With(Refusal.InvalidValue, () => Projection.Parse("userName", "emails", Types.User));

    [Theory, Spec("P-3.9-05", "P-3.9-06", "S-3.1-15")]
    [InlineData("name.givenName", """{ "name": { "givenName": "Grace" } }""")]
    [InlineData("emails.value", """{ "emails": [{ "value": "g@example.com" }, { "value": "h@example.com" }] }""")]
    [InlineData("emails.type", """{ "emails": [{ "type": "work" }] }""")]
    [InlineData("emails.display", "{}")]
    [InlineData("meta.version", """{ "meta": { "version": "W/\"1\"" } }""")]
    [InlineData("name.givenName,name.familyName,emails.type,emails",
        """{ "name": { "givenName": "Grace", "familyName": "O'Malley" }, "emails": [{ "value": "g@example.com", "type": "work" }, { "value": "h@example.com" }] }""")]
    public void Sub_attributes_can_be_asked_for(string attributes, string shown) => AssertShows(shown, attributes);

    [Theory, Spec("P-3.9-05", "P-3.9-06")]
    [InlineData("name.givenName", "name", """{ "familyName": "O'Malley" }""")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", Types.Enterprise,
        """{ "department": "Sales", "manager": { "displayName": "Ann" } }""")]
    [InlineData("urn:okta:x:1.0:user:custom:more.a", "urn:okta:x:1.0:user:custom", """{ "role": "admin", "more": { "b": 2 } }""")]
    public void Sub_attributes_can_be_excluded(string excluded, string key, string left) =>
        Assert.Equal(Json.Read(left), Show(null, excluded)[key]);

    [Fact, Spec("P-3.9-06")]
    public void A_value_of_which_all_is_excluded_is_gone() =>
        Assert.Equal(
            new ListNode([Json.Read("""{ "type": "work" }""")]),
            Show(null, "emails.value")["emails"]);

    [Theory, Spec("P-3.9-07", "P-3.9-08", "P-3.10-01", "P-3.10-02", "T-23")]
    [InlineData("USERNAME", """{ "userName": "grace" }""")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:userName", """{ "userName": "grace" }""")]
    [InlineData("URN:ietf:params:scim:schemas:core:2.0:user:NAME.givenname", """{ "name": { "givenName": "Grace" } }""")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
        """{ "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Sales" } }""")]
    [InlineData("department", """{ "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Sales" } }""")]
    [InlineData("manager.value", """{ "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager": { "value": "2" } } }""")]
    [InlineData("urn:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:User",
        """{ "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Sales", "manager": { "value": "2", "displayName": "Ann" } } }""")]
    [InlineData("urn:okta:x:1.0:USER:custom", """{ "urn:okta:x:1.0:user:custom": { "role": "admin", "more": { "a": 1, "b": 2 } } }""")]
    [InlineData("urn:okta:x:1.0:user:custom:role", """{ "urn:okta:x:1.0:user:custom": { "role": "admin" } }""")]
    [InlineData("urn:okta:x:1.0:user:custom:more.b", """{ "urn:okta:x:1.0:user:custom": { "more": { "b": 2 } } }""")]
    public void Every_spelling_of_a_name_is_understood(string attributes, string shown) => AssertShows(shown, attributes);

    [Fact, Spec("P-3.9-07")]
    public void The_base_URI_names_all_that_is_in_the_base_schema() =>
        AssertKeys("schemas,id,userName,name,emails,active", CoreUser.Uri, null);

    [Fact, Spec("S-7-08")]
    public void A_URI_alone_does_not_ask_for_what_only_comes_by_name()
    {
        var rare = new Schema("urn:example:rare:1.0:Thing", "Thing", "", [new("plain", ""), new("rare", "") { Returned = Returned.Request }]);
        var type = new ResourceType("Thing", "", "/Things", rare, []);
        var thing = Json.Read("""{ "id": "1", "plain": "p", "rare": "r" }""");

        Assert.Null(Projection.Parse(rare.Id, null, type).Apply(thing)["rare"]);
        Assert.NotNull(Projection.Parse("rare", null, type).Apply(thing)["rare"]);
    }

    [Theory, Spec("P-3.9-07")]
    [InlineData("department,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager")]
    [InlineData(Types.Enterprise)]
    public void A_whole_extension_can_be_excluded(string excluded) => Assert.Null(Show(null, excluded)[Types.Enterprise]);

    [Theory, Spec("P-3.9-09", "P-3.9-11")]
    [InlineData("foo", "schemas,id")]
    [InlineData("urn:foo:bar,name.foo,emails.value.x,..,:", "schemas,id")]
    [InlineData(" userName ,, active,", "schemas,id,userName,active")]
    public void Unknown_names_empty_items_and_spaces_do_no_harm(string attributes, string keys) => AssertKeys(keys, attributes, null);

    [Theory, Spec("P-3.9-11")]
    [InlineData(null, null)]
    [InlineData("", " ")]
    [InlineData(",", "")]
    public void Nothing_asked_leaves_all_as_it_is(string? attributes, string? excluded)
    {
        var projection = Projection.Parse(attributes, excluded, Types.User);

        Assert.True(projection.IsWhole);
        Assert.Equal(Json.Read(Whole), projection.Apply(Json.Read(Whole)));
    }

    [Theory, Spec("P-3.9-10", "S-7-04", "S-7-06", "S-4.1.1-12")]
    [InlineData(null, null)]
    [InlineData("password,secret," + Types.CustomUri, null)]
    [InlineData(null, "userName")]
    public void What_is_never_returned_is_not_returned(string? attributes, string? excluded)
    {
        var shown = Json.Write(Projection.Parse(attributes, excluded, Types.Custom).Apply(Json.Read("""
            { "id": "1", "userName": "g", "password": "hidden", "urn:example:custom:1.0:User": { "secret": "hidden", "level": 1 } }
            """)));

        Assert.DoesNotContain("hidden", shown, StringComparison.Ordinal);
    }

    [Theory, Spec("S-7-05", "S-7-08")]
    [InlineData(null, null, """{ "level": 1, "badge": "b" }""")]
    [InlineData("userName", null, """{ "badge": "b" }""")]
    [InlineData("onRequest", null, """{ "badge": "b", "onRequest": "r" }""")]
    [InlineData(null, "level,badge", """{ "badge": "b" }""")]
    [InlineData(null, Types.CustomUri, """{ "badge": "b" }""")]
    public void Always_is_always_and_request_only_on_request(string? attributes, string? excluded, string custom)
    {
        var projection = Projection.Parse(attributes, excluded, Types.Custom);

        var shown = projection.Apply(Json.Read("""
            { "id": "1", "urn:example:custom:1.0:User": { "level": 1, "badge": "b", "onRequest": "r" } }
            """));

        Assert.False(projection.IsWhole);
        Assert.Equal(Json.Read(custom), shown[Types.CustomUri]);
    }

    [Theory, Spec("P-3.9-12")]
    [InlineData(null, null, true)]
    [InlineData(null, "members", false)]
    [InlineData(null, "MEMBERS,displayName", false)]
    [InlineData(null, "urn:ietf:params:scim:schemas:core:2.0:Group:members", false)]
    [InlineData(null, "members.display", true)]
    [InlineData("displayName", null, false)]
    [InlineData("members.value", null, true)]
    [InlineData("foo", null, false)]
    public void Members_that_are_not_shown_need_not_be_loaded(string? attributes, string? excluded, bool shows) =>
        Assert.Equal(shows, Projection.Parse(attributes, excluded, Types.Group).Shows(CoreGroup.Schema.Find("members")!));

    private static ComplexNode Show(string? attributes, string? excluded) =>
        Projection.Parse(attributes, excluded, Types.User).Apply(Json.Read(Whole));

    private static void AssertKeys(string keys, string? attributes, string? excluded) =>
        Assert.Equal(keys.Split(','), Show(attributes, excluded).Select(attribute => attribute.Key));

    private static void AssertShows(string shown, string attributes) =>
        Assert.Equal(Json.Read(shown), Show(attributes, null).With("schemas", null).With("id", null));
}
