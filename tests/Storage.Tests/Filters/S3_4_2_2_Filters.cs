using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sqlite;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>Where SQL tempts to another answer than RFC 7644 §3.4.2.2 gives.</summary>
public sealed class S3_4_2_2_Filters : IDisposable
{
    private readonly MemberFile file = MemberFile.Create();

    public void Dispose() => file.Dispose();

    [Fact]
    [Spec("P-3.4.2.2-23")]
    public void Not_is_true_of_who_has_no_value()
    {
        Add(1, """{ "userName": "ann", "title": "Boss" }""");
        Add(2, """{ "userName": "bob" }""");

        Finds("not (title eq \"boss\")", 2);
        Finds("title ne \"boss\"");
        Finds("not (externalId eq \"x\" or displayName eq \"x\")", 1, 2);
        Finds("not (not (title eq \"boss\"))", 1);
        Finds("title eq null", 2);
        Finds("title ne null", 1);
        Finds("not (emails[type eq \"work\"])", 1, 2);
        Finds("not (groups pr)", 1, 2);
    }

    [Fact]
    [Spec("S-2.4-02")]
    public void A_value_that_does_not_say_so_is_not_primary()
    {
        Add(1, """{ "userName": "ann", "emails": [ { "value": "a" } ], "ims": [ { "value": "a" } ] }""");
        Add(2, """{ "userName": "bob", "emails": [ { "value": "b", "primary": true } ], "ims": [ { "value": "b", "primary": true } ] }""");
        Add(3, """{ "userName": "cy", "emails": [ { "value": "c", "primary": false } ] }""");
        Add(4, """{ "userName": "di" }""");

        Finds("emails[primary eq false]", 1, 3);
        Finds("emails.primary ne true", 1, 3);
        Finds("emails.primary eq true", 2);
        Finds("emails[primary pr]", 2, 3);
        Finds("emails[not (primary pr)]", 1);
        Finds("ims[primary eq false]", 1);
        Finds("ims.primary eq true", 2);
    }

    [Fact]
    public void Absent_primary_is_false_in_a_filter_that_no_binder_has_prepared()
    {
        Add(1, """{ "userName": "ann", "emails": [ { "value": "a" } ], "ims": [ { "value": "a" } ] }""");
        foreach (var name in (string[])["emails", "ims"])
        {
            var list = MemberSchemas.User.Schema.Find(name)!;
            var primary = new AttributeTarget(null, list, list.Sub("primary"));
            Assert.Equal([1], file.Find(new CompareFilter(primary, FilterOperator.Eq, new FlagValue(false))));
        }
    }

    [Fact]
    [Spec("P-3.4.2.2-04")]
    public void Active_is_present_in_the_inactive()
    {
        Add(1, """{ "userName": "ann", "active": false }""");

        Finds("active pr", 1);
        Finds("active eq false", 1);
        Finds("active eq true");
        Finds("active ne true", 1);
    }

    [Fact]
    [Spec("P-3.4.2.2-10")]
    public void Brackets_want_one_value_that_satisfies_all()
    {
        Add(1, """{ "userName": "ann", "emails": [ { "value": "x", "type": "home" }, { "value": "y", "type": "work" } ] }""");
        Add(2, """{ "userName": "bob", "emails": [ { "value": "x", "type": "work" } ] }""");

        Finds("emails[type eq \"work\" and value eq \"x\"]", 2);
        Finds("emails[type eq \"work\"].value eq \"x\"", 2);
        Finds("emails.type eq \"work\" and emails.value eq \"x\"", 1, 2);
        Finds("emails.type ne \"work\"", 1);
    }

    [Fact]
    [Spec("P-3.4.2.2-15", "P-5-01")]
    public void Names_compare_by_their_key_and_identifiers_exactly()
    {
        Add(1, """{ "userName": "JOSE\u0301", "externalId": "Ext-1", "displayName": "Straße" }""");

        Finds("userName eq \"josé\"", 1);
        Finds("userName eq \"jose\"");
        Finds("displayName eq \"STRASSE\"", 1);
        Finds("externalId eq \"Ext-1\"", 1);
        Finds("externalId eq \"ext-1\"");
    }

    [Fact]
    [Spec("P-3.4.2.2-05")]
    public void Text_is_ordered_by_code_point()
    {
        Add(1, """{ "userName": "\uE000", "title": "\uE000" }""");
        Add(2, """{ "userName": "😀", "title": "😀" }""");

        Finds("userName gt \"\uE000\"", 2);
        Finds("title gt \"\uE000\"", 2);
    }

    [Fact]
    [Spec("P-3.4.2.2-05")]
    public void Times_finer_than_we_keep_them_compare_as_times()
    {
        file.Add(new StoredMember(1, Json.Read("""{ "userName": "ann" }""")) { Modified = new(2026, 1, 1, 0, 0, 0, 123, TimeSpan.Zero) });

        foreach (var holds in (string[])["eq \"2026-01-01T00:00:00.123Z\"", "eq \"2026-01-01T02:00:00.123+02:00\"",
            "lt \"2026-01-01T00:00:00.1230001Z\"", "le \"2026-01-01T00:00:00.1230001Z\"", "gt \"2026-01-01T00:00:00.1229999Z\"",
            "ge \"2026-01-01T00:00:00.1229999Z\"", "ne \"2026-01-01T00:00:00.1230001Z\""])
        {
            Finds("meta.lastModified " + holds, 1);
        }

        foreach (var fails in (string[])["eq \"2026-01-01T00:00:00.1230001Z\"", "gt \"2026-01-01T00:00:00.123Z\"",
            "ge \"2026-01-01T00:00:00.1230001Z\"", "lt \"2026-01-01T00:00:00.1229999Z\"", "le \"2026-01-01T00:00:00.1229999Z\""])
        {
            Finds("meta.lastModified " + fails);
        }
    }

    [Fact]
    [Spec("P-3.4.2.2-10", "S-2.3.7-04")]
    public void Groups_are_found_by_their_members_and_members_by_their_groups()
    {
        Add(1, """{ "userName": "ann", "displayName": "Ann" }""");
        Add(2, """{ "userName": "bob" }""");
        Add(3, """{ "userName": "cy" }""");
        var (sales, empty) = (new StoredGroup(1, "Sales", "E1"), new StoredGroup(2, "Empty"));
        file.Add(sales, [1, 2]);
        file.Add(empty, []);
        var ann = "00000000-0000-7000-8000-000000000001";

        FindsGroups($"members.value eq \"{ann}\"", 1);
        FindsGroups($"members[value eq \"{ann}\" and display eq \"bob\"]");
        FindsGroups("members.display eq \"ANN\" and members.display eq \"bob\"", 1);
        FindsGroups("members.type eq \"user\"", 1);
        FindsGroups("members.type eq \"Group\"");
        FindsGroups($"members.$ref eq \"{StoredMember.Location}{ann}\"", 1);
        FindsGroups("members pr", 1);
        FindsGroups("not (members pr)", 2);
        FindsGroups("not (members.value eq \"x\")", 1, 2);
        FindsGroups("externalId eq null", 2);
        FindsGroups("externalId eq \"e1\"");
        FindsGroups("schemas eq \"urn:ietf:params:scim:schemas:core:2.0:Group\" and meta.resourceType eq \"Group\"", 1, 2);
        Finds("groups pr", 1, 2);
        Finds("not (groups pr)", 3);
        Finds($"groups.value eq \"{sales.Id}\"", 1, 2);
        Finds($"groups[value eq \"{sales.Id}\" and display eq \"sales\"] and userName eq \"bob\"", 2);
        Finds("groups.type eq \"indirect\"");
    }

    [Fact]
    [Spec("P-3.4.2.2-18", "P-3.4.2.2-20")]
    public void What_is_put_in_at_sending_can_be_filtered_too()
    {
        var auditor = RandomMembers.Roles[0];
        file.AddRole(auditor);
        file.AddRole(auditor with { Id = new RoleId(2001) }, workspace: 2);
        file.Add(new StoredMember(1, Json.Read("""{ "userName": "ann" }""")) { CustomRole = auditor, Version = 7 });
        file.Add(new StoredMember(2, Json.Read("""
            { "userName": "bob", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "R&D" } }
            """)) { Role = BuiltInRole.LimitedMember });

        Finds("role eq \"guest\"", 1);
        Finds("role eq \"Limited_Member\"", 2);
        Finds("customRoleId eq \"1001\"", 1);
        Finds("customRoleId eq \"01001\"");
        Finds("customRoleId eq \"2001\"");
        Finds("customRoleName eq \"AUDITOR\"", 1);
        Finds("customRoleName ne \"x\"", 1);
        Finds("not (customRoleName pr)", 2);
        Finds("schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"", 2);
        Finds("schemas eq \"urn:ietf:params:scim:schemas:extension:rolecall:2.0:User\"", 1, 2);
        Finds("meta.version eq \"W/\\\"7\\\"\"", 1);
        Finds($"meta.location eq \"{StoredMember.Location}00000000-0000-7000-8000-000000000002\"", 2);
        Finds("meta.location eq \"https://elsewhere.example/Users/00000000-0000-7000-8000-000000000002\"");
        Finds("meta.resourceType eq \"User\"", 1, 2);
    }

    [Theory]
    [InlineData("active pr")]
    [InlineData("userName eq \"ann\"")]
    [InlineData("userName sw \"a\"")]
    [InlineData("externalId eq \"x\"")]
    [InlineData("emails.value eq \"a@example.com\"")]
    [InlineData("emails.type eq \"work\"")]
    [InlineData("userName eq \"ann\" or emails.value eq \"a@example.com\"")]
    [InlineData("not (userName eq \"bob\")")]
    [InlineData("customRoleName eq \"auditor\"")]
    public void Nobody_is_found_from_another_workspace_nor_once_deleted(string filter)
    {
        const string Ann = """
            { "userName": "ann", "externalId": "x", "active": true, "emails": [ { "value": "a@example.com", "type": "work" } ] }
            """;
        var here = RandomMembers.Roles[0];
        var there = here with { Id = new RoleId(2001) };
        file.AddRole(here);
        file.AddRole(there, workspace: 2);
        file.Add(new StoredMember(1, Json.Read(Ann)) { CustomRole = here });
        file.Add(new StoredMember(2, Json.Read(Ann)) { CustomRole = there }, workspace: 2);
        file.Add(new StoredMember(3, Json.Read(Ann)) { CustomRole = here }, deleted: true);

        Finds(filter, 1);
        Assert.Equal([2], file.Find(filter, workspace: 2));
    }

    [Fact]
    public void Without_a_filter_everyone_is_found()
    {
        Add(1, """{ "userName": "ann" }""");
        Add(2, """{ "userName": "bob" }""");

        Assert.Equal([1, 2], file.Find((Filter?)null));
    }

    [Theory]
    [InlineData("userName eq \"ann\"", "userName eq \"' or 1=1 --\"")]
    [InlineData("userName sw \"a\" and title co \"b\"", "userName sw \"zz\" and title co \"\"")]
    [InlineData("customRoleId eq \"1001\"", "customRoleId eq \"none\"")]
    [InlineData("meta.created gt \"2026-01-01T00:00:00.1234567Z\"", "meta.created gt \"1999-01-01T00:00:00+02:00\"")]
    public void Filters_of_one_shape_are_one_statement(string one, string other) => Assert.Equal(Compile(one).Where, Compile(other).Where);

    [Fact]
    [Spec("R-31", "P-3.4.2.2-22")]
    public void The_largest_filter_runs()
    {
        Add(1, """{ "userName": "ann", "ims": [ { "value": "x" } ] }""");
        var chain = string.Join(" or ", Enumerable.Range(0, 63).Select(i => $"ims[value eq \"{i}\"]"));
        var deep = string.Concat(Enumerable.Repeat("not (", 16)) + "ims.value eq \"x\"" + new string(')', 16);

        Finds(chain + " or ims[value eq \"x\"]", 1);
        Finds(deep, 1);
    }

    private static FilterSql Compile(string filter) =>
        FilterSql.OfMembers(Filter.Parse(filter, MemberSchemas.User), MemberSchemas.User, StoredMember.Location, SqliteDialect.Instance);

    private void Add(long number, string profile) => file.Add(new StoredMember(number, Json.Read(profile)));

    private void FindsGroups(string filter, params long[] numbers) => Assert.Equal(numbers, file.FindGroups(filter));

    private void Finds(string filter, params long[] members) => Assert.Equal(members, file.Find(filter));
}
