using CsCheck;
using Rolecall.Domain.Members;
using Rolecall.Scim.Filtering;

namespace Rolecall.Storage.Tests.Filters;

public abstract class SqlAgreesWithThePlainReading
{
    [Fact]
    [Spec("P-3.4.2.2-03", "P-3.4.2.2-04", "P-3.4.2.2-05", "P-3.4.2.2-07", "P-3.4.2.2-09", "P-3.4.2.2-10")]
    [Spec("P-3.4.2.2-15", "P-3.4.2.2-23", "P-5-01")]
    public void Whatever_the_members_and_the_filters() =>
        Gen.Select(RandomMembers.Few, RandomFilters.Any.Array[40]).Sample(
            (members, filters) =>
            {
                using var file = Create();
                foreach (var role in RandomMembers.Roles)
                    file.AddRole(role);
                file.AddAll(members);
                foreach (var group in RandomMembers.Groups)
                    file.Add(group, members.Where(member => member.Groups.Contains(group)).Select(member => member.Number));

                foreach (var filter in filters)
                {
                    var bound = Filter.Parse(filter, MemberSchemas.User);
                    var expected = members.Where(member => PlainEvaluator.Matches(bound, member.Shown())).Select(member => member.Number);
                    Assert.True(file.Find(bound).SequenceEqual(expected), filter);
                }
            },
            iter: Times,
            threads: 1);

    private protected virtual int Times => 150;

    private protected abstract MemberFile Create();
}

public sealed class SqliteAgreesWithThePlainReading : SqlAgreesWithThePlainReading
{
    private protected override MemberFile Create() => MemberFile.Create();
}

public sealed class PostgresAgreesWithThePlainReading(EmptyDatabase empty) : SqlAgreesWithThePlainReading, IClassFixture<EmptyDatabase>
{
    private protected override int Times => 30;

    private protected override MemberFile Create() => MemberFile.CreateIn(empty.Database);
}
