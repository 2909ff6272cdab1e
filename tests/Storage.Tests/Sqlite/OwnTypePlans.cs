using Microsoft.Extensions.Time.Testing;
using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Scim.Filtering;
using Rolecall.Storage.Sqlite;
using Rolecall.Storage.Tests.Contract;

namespace Rolecall.Storage.Tests.Sqlite;

/// <summary>What clients find resources of a workspace's own by is looked up: identifiers, times, and values that must be unique.</summary>
public sealed class OwnTypePlans : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("code eq \"C\"", "SEARCH u USING PRIMARY KEY (workspace=? AND type=? AND attribute=? AND value_key=?)")]
    [InlineData("label pr and code eq \"c\"", "SEARCH u USING PRIMARY KEY (workspace=? AND type=? AND attribute=? AND value_key=?)")]
    [InlineData("code eq \"c\" or externalId eq \"e\"", "resources_external_id (workspace=? AND type=? AND external_id=?)")]
    [InlineData("id eq \"{id}\"", "resources_scim_id (workspace=? AND scim_id=?)")]
    [InlineData("externalId sw \"e\"", "resources_external_id (workspace=? AND type=? AND external_id>? AND external_id<?)")]
    [InlineData("meta.lastModified ge \"2026-01-01T00:00:00Z\"", "resources_modified (workspace=? AND type=? AND modified_at>?)")]
    public async Task A_resource_is_found_by_an_index(string filter, string plan)
    {
        var statements = new List<string>();
        await using var store = SqliteStore.Open(folder.File("store.db"), clock, statements.Add);
        var (directory, ours) = await GivenAsync(store);
        var thing = await directory.WriteResourceAsync(
            new ResourceAddress("Thing", null), ours.Scim,
            context => Things.Created(context, Things.Document("""{ "label": "a", "code": "c", "externalId": "e" }"""), ours, clock.GetUtcNow()), Ct);
        statements.Clear();

        var page = await directory.ListResourcesAsync(
            Things.Type, new ListQuery(Filter.Parse(filter.Replace("{id}", thing!.Id.Value, StringComparison.Ordinal), Things.Type), 1, 10), Ct);

        Assert.Equal(thing.Id, Assert.Single(page.Items).Id);
        AssertPlan(statements, plan);
    }

    [Fact]
    public async Task A_member_is_found_by_a_value_of_an_extension_that_must_be_unique()
    {
        var statements = new List<string>();
        await using var store = SqliteStore.Open(folder.File("store.db"), clock, statements.Add);
        var (directory, ours) = await GivenAsync(store);
        var types = await directory.ReadTypesAsync(Ct);
        var profile = MemberProfile.Of(types.Profile, Json.Read($$"""{ "userName": "ada", "active": true, "{{Things.Badge.Id}}": { "number": 7 } }"""));
        await directory.WriteMemberAsync(
            MemberAddress.New("ada", null), ours.Scim, context => Commits.Created(context, profile, ours, clock.GetUtcNow()), Ct);
        statements.Clear();

        var page = await directory.ListMembersAsync(MemberSchemas.User, new ListQuery(Filter.Parse($"{Things.Badge.Id}:number eq 7.0", types.User), 1, 10), Ct);

        Assert.Equal("ada", Assert.Single(page.Items).Profile.UserName);
        AssertPlan(statements, "SEARCH u USING PRIMARY KEY (workspace=? AND type=? AND attribute=? AND value_key=?)");
    }

    private async Task<(IDirectory Directory, Founded Ours)> GivenAsync(SqliteStore store)
    {
        await store.Installation.SetPublicUrlAsync("https://rolecall.example", Ct);
        var ours = await Founded.NewAsync(store.Installation, clock, "owner@example.com");
        await store.Open(ours.Id).WriteWorkspaceAsync(ours.Admin, _ => Things.Define(Things.Definitions), Ct);
        return (store.Open(ours.Id), ours);
    }

    private void AssertPlan(IEnumerable<string> statements, string plan)
    {
        var list = statements.Last(sql => sql.Contains("limit @count offset @skip", StringComparison.Ordinal));
        var steps = SqliteUnderTest.Query(folder.File("store.db"), "explain query plan " + ParameterFree(list)).Select(step => (string)step[3]!).ToArray();
        Assert.Contains(steps, step => step.Contains(plan, StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.StartsWith("SCAN (subquery", StringComparison.Ordinal));
    }

    private static string ParameterFree(string sql) => string.Join(' ', sql.Split(' ').Select(word => word.TrimStart('(').StartsWith('@') ? word.Replace(word.Trim('(', ')', ','), "1", StringComparison.Ordinal) : word));
}
