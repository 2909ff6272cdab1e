using System.Globalization;
using Rolecall.Scim.Documents;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>What clients really filter by is looked up, in a workspace of 100,000 members (design, "Data rules").</summary>
public sealed class QueryPlans(QueryPlans.Crowd crowd) : IClassFixture<QueryPlans.Crowd>
{
    private const string Id = "00000000-0000-7000-8000-000000000007";

    private const string Other = "00000000-0000-7000-8000-000000000008";

    private const string Ever = "meta.lastModified gt \"2026-01-01T00:00:00Z\"";

    private const string Email = "emails[type eq \"work\" and value eq \"p7@example.com\"]";

    private static readonly StoredGroup Team = new(7, "Team 7", "ext-7");

    private static readonly StoredGroup Everyone = new(2000, "Everyone");

    public static TheoryData<string, string> Lookups() => new()
    {
        { "userName eq \"P7@example.com\"", "members_user_name (workspace=? AND user_name_key=?)" },
        { "userName sw \"p777\"", "members_user_name (workspace=? AND user_name_key>? AND user_name_key<?)" },
        { "externalId eq \"ext-7\"", "members_external_id (workspace=? AND external_id=?)" },
        { "displayName eq \"person 7\"", "members_display_name (workspace=? AND display_name_key=?)" },
        { "displayName sw \"person 777\"", "members_display_name (workspace=? AND display_name_key>? AND display_name_key<?)" },
        { $"id eq \"{Id}\"", "members_scim_id (workspace=? AND scim_id=?)" },
        { $"meta.location eq \"{StoredMember.Location}{Id}\"", "members_scim_id (workspace=? AND scim_id=?)" },
        { "emails.value eq \"p7@example.com\"", "member_emails_value (workspace=? AND value_key=?)" },
        { "emails eq \"p7@example.com\"", "member_emails_value (workspace=? AND value_key=?)" },
        { "emails.value sw \"p777\"", "member_emails_value (workspace=? AND value_key>? AND value_key<?)" },
        { Email, "member_emails_value (workspace=? AND value_key=?)" },
        { "emails[type eq \"work\"].value eq \"p7@example.com\"", "member_emails_value (workspace=? AND value_key=?)" },
        { "meta.lastModified gt \"2026-06-01T00:00:00Z\"", "members_modified (workspace=? AND modified_at>?)" },
        { "customRoleId eq \"1001\"", "members_custom_role (workspace=? AND custom_role=?)" },
        { "customRoleName eq \"Auditor\"", "members_custom_role (workspace=? AND custom_role=?)" },
        { $"groups.value eq \"{Team.Id}\"", "groups_scim_id (workspace=? AND scim_id=?)" },
        { $"groups[value eq \"{Team.Id}\" and type eq \"direct\"] and active pr", "groups_scim_id (workspace=? AND scim_id=?)" },
        { $"groups.$ref eq \"{StoredMember.Root}/Groups/{Team.Id}\"", "groups_scim_id (workspace=? AND scim_id=?)" },
        { "groups.display eq \"TEAM 7\"", "groups_display_name (workspace=? AND display_name_key=?)" },
        { $"userName eq \"p7@example.com\" and groups.value eq \"{Everyone.Id}\"", "members_user_name (workspace=? AND user_name_key=?)" },
        { "userName eq \"p7@example.com\" and active eq true", "members_user_name (workspace=? AND user_name_key=?)" },
        { "active eq true and externalId eq \"ext-7\"", "members_external_id (workspace=? AND external_id=?)" },
        { "active pr and displayName eq \"person 7\" and title co \"o\"", "members_display_name (workspace=? AND display_name_key=?)" },
        { $"active eq true and {Email}", "member_emails_value (workspace=? AND value_key=?)" },
        { $"title pr and {Email}", "member_emails_value (workspace=? AND value_key=?)" },
        { $"{Ever} and externalId eq \"ext-7\"", "members_external_id (workspace=? AND external_id=?)" },
        { "meta.lastModified gt \"2026-06-01T00:00:00Z\" and active eq true", "members_modified (workspace=? AND modified_at>?)" },
        { $"{Ever} and userName sw \"p777\"", "members_user_name (workspace=? AND user_name_key>? AND user_name_key<?)" },
        { "displayName sw \"p\" and emails.value eq \"p7@example.com\"", "member_emails_value (workspace=? AND value_key=?)" },
        { "userName eq \"p7@example.com\" or emails eq \"p7@example.com\"", "member_emails_value (workspace=? AND value_key=?)" },
        { "(userName eq \"p7@example.com\" or externalId eq \"e\") and active pr", "members_external_id (workspace=? AND external_id=?)" },
        { "groups.display eq \"team 7\" or groups.value eq \"x\"", "groups_display_name (workspace=? AND display_name_key=?)" },
        { $"groups[display eq \"team 7\" or value eq \"{Team.Id}\"]", "groups_scim_id (workspace=? AND scim_id=?)" },
        { $"groups[(value eq \"{Team.Id}\" or value eq \"x\") and type eq \"direct\"]", "groups_scim_id (workspace=? AND scim_id=?)" },
        { "groups.display eq \"team 7\" or userName eq \"p7@example.com\"", "groups_display_name (workspace=? AND display_name_key=?)" },
        { "emails[value eq \"p7@example.com\" or value eq \"p8@example.com\"]", "member_emails_value (workspace=? AND value_key=?)" },
    };

    public static TheoryData<string, string> GroupLookups() => new()
    {
        { "displayName eq \"TEAM 7\"", "groups_display_name (workspace=? AND display_name_key=?)" },
        { "displayName sw \"team 77\"", "groups_display_name (workspace=? AND display_name_key>? AND display_name_key<?)" },
        { "externalId eq \"ext-7\"", "groups_external_id (workspace=? AND external_id=?)" },
        { $"id eq \"{Team.Id}\"", "groups_scim_id (workspace=? AND scim_id=?)" },
        { $"meta.location eq \"{StoredMember.Root}/Groups/{Team.Id}\"", "groups_scim_id (workspace=? AND scim_id=?)" },
        { "meta.lastModified gt \"1970-01-01T00:00:01.995Z\"", "groups_modified (workspace=? AND modified_at>?)" },
        { $"members.value eq \"{Id}\"", "group_members_of (workspace=? AND member=?)" },
        { $"members eq \"{Id}\" and displayName pr", "group_members_of (workspace=? AND member=?)" },
        { $"members[value eq \"{Id}\"]", "group_members_of (workspace=? AND member=?)" },
        { $"members[value eq \"{Id}\"] and displayName eq \"team 7\"", "group_members_of (workspace=? AND member=?" },
        { $"members[value eq \"{Id}\"] or externalId eq \"ext-7\"", "groups_external_id (workspace=? AND external_id=?)" },
        { $"members.value eq \"{Id}\" or members.value eq \"{Other}\"", "group_members_of (workspace=? AND member=?)" },
        { $"members[value eq \"{Id}\" or value eq \"{Other}\"]", "group_members_of (workspace=? AND member=?)" },
        { $"members[(value eq \"{Id}\" or $ref eq \"x\") and type eq \"User\"]", "group_members_of (workspace=? AND member=?)" },
        { $"members[value eq \"{Id}\"] or displayName eq \"team 7\"", "group_members_of (workspace=? AND member=?)" },
    };

    [Theory, MemberData(nameof(GroupLookups)), Spec("S-4.2-07")]
    public void A_lookup_of_groups_uses_its_index_and_takes_the_steps_of_the_few_it_finds(string filter, string index)
    {
        foreach (var file in crowd.Files)
        {
            var plan = string.Join('\n', file.PlanOfGroups(filter));
            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("(workspace=?)", plan, StringComparison.Ordinal);
            Assert.InRange(file.FindGroups(filter).Count, 1, 50);
            Assert.InRange(file.StepsOfGroups(filter), 1, 10_000);
        }
    }

    [Theory, MemberData(nameof(Lookups))]
    public void A_lookup_uses_its_index(string filter, string index)
    {
        foreach (var file in crowd.Files)
        {
            var plan = string.Join('\n', file.PlanOf(filter));
            Assert.Contains($"INDEX {index}", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN m", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN e", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("(workspace=?)", plan, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Lookups))]
    public void A_lookup_takes_the_steps_of_the_few_it_finds(string filter, string index)
    {
        _ = index;
        foreach (var file in crowd.Files)
        {
            Assert.InRange(file.Find(filter).Count, 1, 120);
            Assert.InRange(file.StepsOf(filter, limit: 100), 1, 10_000);
        }
    }

    [Theory]
    [InlineData("active eq false")]
    [InlineData("active eq true")]
    public void A_page_by_status_walks_its_index_in_order(string filter)
    {
        foreach (var file in crowd.Files)
        {
            Assert.Equal(["SEARCH m USING INDEX members_active (workspace=? AND active=?)"], file.PlanOf(filter));
            Assert.InRange(file.StepsOf(filter, limit: 100), 100, 10_000);
        }
    }

    [Theory]
    [InlineData("emails.type eq \"work\"")]
    [InlineData("not (emails.value eq \"p7@example.com\")")]
    public void What_no_index_answers_asks_for_the_emails_of_each_member_alone(string filter)
    {
        foreach (var file in crowd.Files)
        {
            var emails = Assert.Single(file.PlanOf(filter), line => line.StartsWith("SEARCH e ", StringComparison.Ordinal));
            Assert.Contains("member=?", emails, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_page_of_everyone_walks_the_key_in_order()
    {
        foreach (var file in crowd.Files)
            Assert.InRange(file.StepsOf("active pr", limit: 100), 100, 10_000);
    }

    /// <summary>The crowd in a file without statistics, and in one whose planner has them.</summary>
    public sealed class Crowd : IDisposable
    {
        private const int Size = 100_000;

        private readonly string path = Path.GetTempFileName();
        private readonly string analyzed = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        public Crowd()
        {
            var bare = MemberFile.Create(path);
            bare.AddRole(RandomMembers.Roles[0]);
            bare.AddAll(Enumerable.Range(1, Size).Select(One));
            bare.AddAll(Enumerable.Range(Size + 1, 50).Select(One), workspace: 2);
            foreach (var n in Enumerable.Range(1, 1999))
                bare.Add(new StoredGroup(n, $"Team {n}", $"ext-{n}"), Enumerable.Range(1, 20).Select(i => ((n + (i * 31L)) % Size) + 1).Append(7).Distinct().Take(n % 100 == 7 ? 40 : 10));
            bare.Add(Everyone, Enumerable.Range(1, Size).Select(n => (long)n));
            bare.Execute("vacuum into @to", ("@to", analyzed));

            var known = new MemberFile(analyzed);
            known.Execute("analyze");
            Files = [bare, known];
        }

        internal IReadOnlyList<MemberFile> Files { get; }

        public void Dispose()
        {
            foreach (var file in Files)
                file.Dispose();
            File.Delete(path);
            File.Delete(analyzed);
        }

        private static StoredMember One(int n) => new(n, Profile(n))
        {
            Modified = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(n > Size - 100 ? 1_000_000 : n),
            CustomRole = n % 1000 == 0 ? RandomMembers.Roles[0] : null,
        };

        private static ComplexNode Profile(int n)
        {
            var number = n.ToString(CultureInfo.InvariantCulture);
            return ComplexNode.Empty
                .With("userName", new TextNode($"p{number}@example.com"))
                .With("externalId", new TextNode("ext-" + number))
                .With("displayName", new TextNode("Person " + number))
                .With("title", new TextNode("Colleague"))
                .With("active", FlagNode.Of(n % 2 == 1))
                .With("emails", new ListNode([ComplexNode.Empty
                    .With("value", new TextNode($"p{number}@example.com"))
                    .With("type", new TextNode("work"))]));
        }
    }
}
