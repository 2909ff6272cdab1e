using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Resources;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Paging;
using Rolecall.Scim.Sorting;
using Rolecall.Storage.Sqlite;
using Rolecall.Storage.Tests.Contract;

namespace Rolecall.Storage.Tests.Sqlite;

/// <summary>SQLite has no row-level security: keys and statements are the walls between workspaces.</summary>
[Spec("R-20")]
public sealed partial class StatementsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_statement_of_the_directory_names_the_workspace()
    {
        var statements = await StatementsAsync();
        var tables = WorkspaceTables();
        var touching = statements.Where(sql => tables.Any(table => sql.Contains(table, StringComparison.Ordinal))).ToArray();

        Assert.True(touching.Length > 40, $"only {touching.Length} statements were seen");
        Assert.All(touching, sql => Assert.True(
            sql.Contains("workspace = @workspace", StringComparison.Ordinal) || InsertsWorkspace().IsMatch(sql), sql));
        Assert.Equal(tables, tables.Where(table => touching.Any(sql => sql.Contains(table, StringComparison.Ordinal))));
    }

    /// <summary>An index that knows the workspace alone leads to everyone in it: the cost of one request would grow with the workspace.</summary>
    [Fact]
    public async Task Only_lists_walk_a_whole_workspace()
    {
        foreach (var sql in await StatementsAsync())
        {
            if (IsList().IsMatch(sql))
                continue;
            var plan = Query("explain query plan " + Parameter().Replace(sql, "1")).Select(step => (string)step[3]!);
            Assert.All(plan, step => Assert.False(WalksLargeTable().IsMatch(step), $"{step} in: {sql}"));
        }
    }

    /// <remarks>SQLite does not call an index covering that holds a generated column, and yet reads no row for it.</remarks>
    [Fact, Spec("S-4.2-07")]
    public async Task A_group_is_read_whole_without_the_documents_of_its_members()
    {
        var whole = Assert.Single(await StatementsAsync(), sql => sql.Contains("m.shown", StringComparison.Ordinal));

        var plan = Query("explain query plan " + Parameter().Replace(whole, "1")).Select(step => (string)step[3]!);

        Assert.Equal(
            ["SEARCH gm USING PRIMARY KEY (workspace=? AND group_number=?)", "SEARCH m USING INDEX members_shown (workspace=? AND member=?)"],
            plan);
    }

    [Fact]
    public void Every_table_of_a_workspace_begins_its_key_with_it_and_every_reference_names_it()
    {
        foreach (var table in WorkspaceTables())
        {
            var key = Query($"select name from pragma_table_info('{table}') where pk = 1");
            Assert.True(Equals(key[0][0], "workspace") || table == "credentials", table); // a handle is what finds the workspace
            foreach (var target in Query($"select distinct \"table\" from pragma_foreign_key_list('{table}') where \"table\" <> 'accounts'"))
            {
                Assert.NotEmpty(Query(
                    $"select 1 from pragma_foreign_key_list('{table}') "
                    + $"where \"table\" = '{target[0]}' and \"from\" = 'workspace' and \"to\" = 'workspace'"));
            }
        }
    }

    [Theory]
    [InlineData("update members set managed_by = {theirConnection} where member = {ourMember}")]
    [InlineData("update members set custom_role = {theirRole} where member = {ourMember}")]
    [InlineData("insert into grants values ({ours}, {theirMember}, 'manual', 3, null, null, 1, '', '', 0)")]
    [InlineData("insert into grants values ({ours}, {ourMember}, 'manual', null, {theirRole}, null, 1, '', '', 0)")]
    [InlineData("insert into received_roles values ({ours}, {ourMember}, {theirConnection}, null, null, null, null)")]
    [InlineData("insert into received_roles values ({ours}, {theirMember}, {ourConnection}, null, null, null, null)")]
    [InlineData("insert into drift values ({ours}, {theirMember}, 'title', null, '', 0)")]
    [InlineData("insert into member_emails values ({ours}, {theirMember}, 0, null, null, null, 0)")]
    [InlineData("insert into retired_ids values ({ours}, 'x', {theirMember}, 0)")]
    [InlineData("insert into member_images values ({ours}, {theirMember}, 1, null, '{}')")]
    [InlineData("insert into access_ends values ({ours}, {ourConnection}, 1, 0, {theirMember})")]
    [InlineData("insert into access_ends values ({ours}, {theirConnection}, 1, 0, {ourMember})")]
    [InlineData("insert into runs values ({ours}, 9, {theirConnection}, 0, 0, 0, null, null)")]
    [InlineData("update credentials set connection = {theirConnection} where workspace = {ours} and connection is not null")]
    [InlineData("update credentials set member = {theirMember} where workspace = {ours} and member is not null")]
    public async Task A_reference_to_another_workspace_cannot_be_stored(string sql)
    {
        await using var store = SqliteStore.Open(folder.File("store.db"), clock);
        var ours = await Founded.NewAsync(store.Installation, clock, "owner@ours.example");
        var theirs = await Founded.NewAsync(store.Installation, clock, "owner@theirs.example");
        var role = await store.Open(theirs.Id).WriteWorkspaceAsync(
            theirs.Admin, context => WorkspaceCommits.NewRole(context, "Theirs", BuiltInRole.Guest, clock.GetUtcNow()), Ct);
        string Filled(Founded here, Founded there, string roleId) => sql
            .Replace("{ours}", here.Id.ToString(), StringComparison.Ordinal)
            .Replace("{ourMember}", here.Owner.ToString(), StringComparison.Ordinal)
            .Replace("{ourConnection}", here.Connection.ToString(), StringComparison.Ordinal)
            .Replace("{theirMember}", there.Owner.ToString(), StringComparison.Ordinal)
            .Replace("{theirConnection}", there.Connection.ToString(), StringComparison.Ordinal)
            .Replace("{theirRole}", roleId, StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<SqliteException>(() =>
            store.Writer.RunAsync(session => session.Change(Filled(ours, theirs, role.Id.ToString())), Ct));

        Assert.Contains("FOREIGN KEY", refused.Message, StringComparison.Ordinal);
        // The same within one workspace is taken, so that it is the reference that was refused.
        await store.Writer.RunAsync(session => session.Change(Filled(theirs, theirs, role.Id.ToString())), Ct);
    }

    private async Task<IReadOnlyCollection<string>> StatementsAsync()
    {
        var statements = new HashSet<string>(StringComparer.Ordinal);
        await using var store = SqliteStore.Open(folder.File("store.db"), clock, sql =>
        {
            lock (statements)
                statements.Add(sql);
        });
        var ours = await Founded.NewAsync(store.Installation, clock, "owner@example.com");
        statements.Clear();
        await UseAllAsync(store.Open(ours.Id), ours);
        await new SignOnUse(store, ours, clock.GetUtcNow()).OfWorkspaceAsync(ours.Owner);
        return statements;
    }

    private async Task UseAllAsync(Domain.IDirectory directory, Founded ours)
    {
        var now = clock.GetUtcNow();
        var role = await directory.WriteWorkspaceAsync(
            ours.Admin,
            context =>
            {
                var (commit, made) = WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, now);
                context.Holders(made.Id);
                return new WorkspaceCommit<CustomRole>(
                    commit with
                    {
                        Workspace = context.Workspace,
                        Connections = context.Connections,
                        Credentials = context.Credentials,
                    },
                    made);
            },
            Ct);
        var ada = await directory.WriteMemberAsync(
            MemberAddress.New("ada", "E1"), ours.Scim, context => Commits.Created(context, Profiles.Full("ada"), ours, now), Ct);
        var number = ada!.Member.Number;
        RolePlace[] places = [new(RoleAttribute.Role, null, "role", false)];
        await WriteAsync(context => Commits.Changed(
            context,
            state => WorkspaceCommits.Give(state, role, now) with
            {
                Member = WorkspaceCommits.Give(state, role, now).Member with { Profile = Profiles.Of("ada2") },
                Received = new ReceivedRoles("1", null, null),
                Drift = [new Drift("title", null, "x", now)],
            },
            now) with
        {
            Places = places,
            Exchange = Commits.Exchange(ours, now, "PATCH", 200, number),
        });
        await WriteAsync(context =>
        {
            context.IsTaken("x", number);
            context.DeactivatedSince(now);
            return Commits.Changed(
                context,
                state => state with { Member = state.Member with { Id = null }, Grants = [], Drift = [] },
                now);
        });
        await WriteAsync(context => Commits.Changed(
            context, state => state with { Member = state.Member with { Id = ScimId.New(now) } }, now));

        await directory.FindMemberAsync(ada.Member.Id!.Value, Ct);
        await directory.FindMemberAsync(number, Ct);
        await directory.ReadWorkspaceAsync(Ct);
        await directory.ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 10), Ct);
        foreach (var filter in new[] { "userName eq \"ada\"", "emails.value sw \"a\" or title pr", "name.familyName co \"x\"" })
            await directory.ListMembersAsync(MemberSchemas.User, new ListQuery(Filter.Parse(filter, MemberSchemas.User), 1, 10), Ct);
        foreach (var sort in new[] { "userName", "emails.value", "displayName", "meta.created" })
        {
            var query = new ListQuery(null, 1, 1) { Sort = Sort.Parse(sort, null, MemberSchemas.User) };
            await directory.ListMembersAsync(MemberSchemas.User, query, Ct);
            var page = await directory.ListMembersAsync(MemberSchemas.User, query with { After = ListPosition.First }, Ct);
            await directory.ListMembersAsync(MemberSchemas.User, query with { After = page.Next }, Ct);
        }

        await foreach (var member in directory.ListActiveMembersAsync(Ct))
            Assert.NotNull(member);
        await UseGroupsAsync(directory, ours);
        await directory.RecordAsync([Commits.Exchange(ours, now, "GET", 200)], Ct);
        await directory.ReadLogAsync(new LogQuery(1, 5, number), Ct);
        await directory.ReadLogAsync(new LogQuery(1, RequestId: "x"), Ct);
        await directory.ReadLogAsync(new LogQuery(1, RefusedOnly: true), Ct);
        await directory.ReadLogAsync(new LogQuery(1) { Connection = ours.Connection, Run = 1 }, Ct);
        await directory.ReadRunsAsync(new RunQuery(1), Ct);
        await directory.ReadRunAsync(1, Ct);
        await directory.ReadAroundAsync(1, number, Ct);
        await directory.ReadAroundAsync(1, new GroupNumber(1), Ct);
        await directory.ReadAroundAsync(1, new ResourceNumber(1), Ct);
        await directory.WriteWorkspaceAsync(
            ours.Admin, context => { context.Received(); return new WorkspaceCommit<bool>(new WorkspaceCommit { UndoneRun = 1, Audit = [WorkspaceCommits.Fact] }, true); }, Ct);
        await directory.ReadAuditAsync(1, 1, Ct);
        await directory.ReadEventsAsync(1, 1, Ct);
        await directory.WriteWorkspaceAsync(ours.Admin, _ => WorkspaceCommits.Remove(role.Id, RoleRef.Of(BuiltInRole.Admin)), Ct);
        await directory.TrimLogAsync(now, Ct);
        await UseOwnTypesAsync(directory, ours, now);

        Task<MemberState?> WriteAsync(Func<MemberContext, MemberCommit> decide) =>
            directory.WriteMemberAsync(MemberAddress.Of(number), ours.Scim, decide, Ct);
    }

    private static async Task UseOwnTypesAsync(Domain.IDirectory directory, Founded ours, DateTimeOffset now)
    {
        await directory.WriteWorkspaceAsync(ours.Admin, context => { context.Any("User", null); return Things.Define(Things.Definitions); }, Ct);
        await directory.ReadTypesAsync(Ct);
        var address = new ResourceAddress("Thing", null);
        var thing = await directory.WriteResourceAsync(
            address, ours.Scim, context => Things.Created(context, Things.Document("""{ "label": "a", "code": "c" }"""), ours, now), Ct);
        address = address with { Id = thing!.Id };
        await directory.FindResourceAsync("Thing", thing.Id, Ct);
        foreach (var filter in new[] { null, $"id eq \"{thing.Id}\"", "externalId eq \"x\"", "meta.lastModified gt \"2026-01-01T00:00:00Z\"" })
            await directory.ListResourcesAsync(Things.Type, new ListQuery(filter is null ? null : Filter.Parse(filter, Things.Type), 1, 10), Ct);
        await directory.WriteResourceAsync(
            address,
            ours.Scim,
            context =>
            {
                context.IsValueTaken(new UniqueValue("Thing", "code", "c"), null);
                return Things.Changed(context, Things.Document("""{ "label": "b", "code": "d" }"""), ours, now);
            },
            Ct);
        await directory.WriteResourceAsync(address, ours.Scim, _ => Things.Deleted(ours, now), Ct);
        await directory.WriteWorkspaceAsync(ours.Admin, _ => Things.Define(TypeDefinitions.None), Ct);
    }

    private async Task UseGroupsAsync(Domain.IDirectory directory, Founded ours)
    {
        var groups = new GroupPush(directory, ours, clock);
        var ada = (await directory.WriteMemberAsync(
            MemberAddress.New("ada", null), ours.Scim, context => Commits.Created(context, Profiles.Of("ada"), ours, clock.GetUtcNow()), Ct))!;
        var id = ada.Member.Id!.Value.Value;
        var group = (await groups.CreateAsync("Team", id)).Id;
        await directory.WriteWorkspaceAsync(
            ours.Admin,
            context => WorkspaceCommits.Map(context, group, RoleRef.Of(BuiltInRole.Guest), clock.GetUtcNow()),
            Ct);
        await directory.ReadJoinsAsync(ada.Member.Number, Ct);
        await groups.ChangeAsync(group, before => before with { Profile = GroupPush.Named("Other") });
        await groups.TakeAsync(group, new RemoveMembers([id]), new AddMembers([id]), new ReplaceMembers([]), new ReplaceMembers([id]));
        await groups.TakeAsync(group, new RemoveMatching(Filter.ParseInside("display eq \"ada\"", GroupSchemas.Group.Schema.Find("members")!)));
        await Assert.ThrowsAsync<RefusedException>(() => groups.TakeAsync(group, new AddMembers([group.Value])));
        await groups.WriteAsync(GroupAddress.Of(group), context =>
        {
            context.IsTaken("team", null);
            return groups.Plan(context.Group);
        });
        await groups.MembersAsync(group);
        foreach (var filter in new[] { "displayName eq \"other\"", $"members.value eq \"{id}\" or id eq \"{group}\"" })
            await directory.ListGroupsAsync(GroupSchemas.Group, new ListQuery(Filter.Parse(filter, GroupSchemas.Group), 1, 10), (found, _) => found, Ct);
        foreach (var sort in new[] { "displayName", "members.display" })
        {
            var query = new ListQuery(null, 1, 10) { Sort = Sort.Parse(sort, null, GroupSchemas.Group) };
            await directory.ListGroupsAsync(GroupSchemas.Group, query, (found, _) => found, Ct);
            await directory.ListGroupsAsync(GroupSchemas.Group, query with { After = ListPosition.First }, (found, _) => found, Ct);
        }

        await groups.DeleteAsync(group);
    }

    /// <summary>Those that the schema says have a workspace.</summary>
    private IReadOnlyList<string> WorkspaceTables()
    {
        if (!File.Exists(folder.File("store.db")))
            SqliteStore.Open(folder.File("store.db"), clock).DisposeAsync().AsTask().GetAwaiter().GetResult();
        return
        [
            .. Query("""
                select t.name from sqlite_master t
                where t.type = 'table' and exists (select 1 from pragma_table_info(t.name) c where c.name = 'workspace')
                order by t.name
                """).Select(row => (string)row[0]!),
        ];
    }

    private IReadOnlyList<object?[]> Query(string sql) => SqliteUnderTest.Query(folder.File("store.db"), sql);

    [GeneratedRegex(@"^insert into \w+ \(([^)]*\b)?workspace\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InsertsWorkspace();

    [GeneratedRegex("limit @count offset @skip|limit @more$|order by sequence limit @count\\)$|limit 1\\) is null$|^select count\\(\\*\\) from (members m|groups g|resources o) where", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsList();

    [GeneratedRegex(@"@\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    /// <summary>Tables are called by their aliases in a plan, "element" is one of a list inside a row and "j" one that the request names; roles, connections and credentials of a workspace are few.</summary>
    [GeneratedRegex(
        @"^SCAN (?!element|j VIRTUAL|roles|group_roles|connections|installation|CONSTANT|\(subquery)"
        + @"|^SEARCH (?!k |r |c |roles|group_roles|connections|credentials|workspaces|schemas|resource_types).*\(workspace=\?\)$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex WalksLargeTable();
}
