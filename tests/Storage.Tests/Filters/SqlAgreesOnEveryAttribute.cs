using CsCheck;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Sorting;
using Rolecall.Testing.Postgres;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>
/// Filters and orders over all that the schemas have, of people, of groups and of both at once. ROLECALL_FILTERS sets how many times.
/// </summary>
public abstract class SqlAgreesOnEveryAttribute
{
    private static readonly long AllTimes = Environment.GetEnvironmentVariable("ROLECALL_FILTERS") is { Length: > 0 } text
        ? long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
        : 250;

    /// <summary>How many rounds one pays for: each asks for statements that the database has never seen.</summary>
    private protected virtual int Cost => 1;

    private long Times => AllTimes / Cost;

    private static readonly Gen<StoredGroup[]> Groups = Gen.Select(
        RandomMembers.Text, RandomMembers.Text.Null(), (name, externalId) => (Name: name, ExternalId: externalId)).Array[1, 6]
        .Select(groups => groups.Select((group, i) => new StoredGroup(i + 1, group.Name, group.ExternalId)).ToArray());

    [Fact, Spec("P-3.4.2.2-03", "P-3.4.2.2-04", "P-3.4.2.2-05", "P-3.4.2.2-07", "P-3.4.2.2-10", "P-3.4.2.2-15")]
    public void Of_a_member() =>
        Gen.Select(RandomWholeMembers.Few, RandomTerms.Of(MemberSchemas.User).Array[40]).Sample(
            (members, filters) => CheckMembers(members, filters, filter => Filter.Parse(filter, MemberSchemas.User)), iter: Times, threads: 1);

    [Fact, Spec("P-3.4.2.1-01", "P-3.4.2.2-15")]
    public void Of_a_member_in_a_query_at_the_root() =>
        Gen.Select(
            RandomWholeMembers.Few,
            RandomTerms.Of(MemberSchemas.User, "members pr", "members eq null", "members.value ne \"a\"", "members[value pr]").Array[20]).Sample(
            (members, filters) => CheckMembers(members, filters, filter => Filter.ParseAtRoot(filter, MemberSchemas.User)), iter: Times / 2, threads: 1);

    [Fact, Spec("P-3.4.2.2-03", "P-3.4.2.2-10", "P-3.4.2.1-01")]
    public void Of_a_group_and_its_members() =>
        Gen.Select(
            RandomWholeMembers.Few, Groups, Gen.Int[0, 255].Array[6], RandomTerms.Of(GroupSchemas.Group).Array[30],
            RandomTerms.Of(GroupSchemas.Group, "userName pr", "emails eq null", "active eq true", "emails[type eq \"a\"]").Array[10]).Sample(
            (members, groups, joined, filters, rootFilters) =>
            {
                using var file = Filled(members);
                foreach (var group in groups)
                    file.Add(group, MembersOf(group, members, joined).Select(member => member.Number));
                foreach (var (text, filter) in filters.Select(text => (text, Filter.Parse(text, GroupSchemas.Group)))
                    .Concat(rootFilters.Select(text => (text, Filter.ParseAtRoot(text, GroupSchemas.Group)))))
                {
                    var expected = groups.Where(group => PlainEvaluator.Matches(filter, group.Shown(MembersOf(group, members, joined))));
                    Assert.True(file.FindGroups(filter).SequenceEqual(expected.Select(group => group.Number)), text);
                }

                foreach (var sort in Sorts(GroupSchemas.Group))
                {
                    var expected = PlainOrder.Of(groups, group => group.Shown(MembersOf(group, members, joined)), sort);
                    Assert.True(file.SortGroups(sort).SequenceEqual(expected.Select(group => group.Number)), $"{sort}");
                }
            },
            iter: Times,
            threads: 1);

    [Fact, Spec("P-3.4.2.3-01", "P-3.4.2.3-03", "P-3.4.2.3-04", "P-3.4.2.3-05")]
    public void On_the_order_of_members() =>
        RandomWholeMembers.Few.Sample(
            members =>
            {
                using var file = Filled(members);
                foreach (var group in RandomMembers.Groups)
                    file.Add(group, members.Where(member => member.Groups.Contains(group)).Select(member => member.Number));
                foreach (var sort in Sorts(MemberSchemas.User))
                {
                    var expected = PlainOrder.Of(members, member => member.Shown(), sort).Select(member => member.Number);
                    Assert.True(file.Sort(sort).SequenceEqual(expected), $"{sort}");
                }
            },
            iter: Times,
            threads: 1);

    private void CheckMembers(StoredMember[] members, string[] filters, Func<string, Filter> parse)
    {
        using var file = Filled(members);
        foreach (var group in RandomMembers.Groups)
            file.Add(group, members.Where(member => member.Groups.Contains(group)).Select(member => member.Number));
        foreach (var filter in filters)
        {
            var bound = parse(filter);
            var expected = members.Where(member => PlainEvaluator.Matches(bound, member.Shown())).Select(member => member.Number);
            Assert.True(file.Find(bound).SequenceEqual(expected), filter);
        }
    }

    private protected abstract MemberFile Create();

    private MemberFile Filled(StoredMember[] members)
    {
        var file = Create();
        foreach (var role in RandomMembers.Roles)
            file.AddRole(role);
        file.AddAll(members);
        return file;
    }

    private static IEnumerable<StoredMember> MembersOf(StoredGroup group, StoredMember[] members, int[] joined) =>
        members.Where((_, i) => (joined[group.Number - 1] >> i & 1) == 1);

    private static IEnumerable<Sort> Sorts(ResourceType type) => AllAttributes.Simple(type)
        .SelectMany(target => new[] { new Sort(target, Descending: false), new Sort(target, Descending: true) });
}

public sealed class SqliteAgreesOnEveryAttribute : SqlAgreesOnEveryAttribute
{
    private protected override MemberFile Create() => MemberFile.Create();
}

public sealed class PostgresAgreesOnEveryAttribute(EmptyDatabase empty) : SqlAgreesOnEveryAttribute, IClassFixture<EmptyDatabase>
{
    private protected override int Cost => 10;

    private protected override MemberFile Create() => MemberFile.CreateIn(empty.Database);
}

public sealed class EmptyDatabase : IDisposable
{
    internal PostgresDatabase Database { get; } = PostgresDatabases.New();

    public void Dispose() => Database.Dispose();
}
