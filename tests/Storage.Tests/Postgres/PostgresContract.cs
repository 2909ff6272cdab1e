using Npgsql;
using Rolecall.Storage.Postgres;
using Rolecall.Storage.Tests.Contract;
using Rolecall.Testing.Postgres;

namespace Rolecall.Storage.Tests.Postgres;

public sealed class PostgresMembers : MembersContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresMemberStates : MemberStateContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresResources : ResourcesContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresLists : ListsContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresSorting : SortingContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresRecords : RecordsContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresWorkspaces : WorkspacesContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresRoleRemoval : RoleRemovalContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresDefaultRole : DefaultRoleContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresGroupRoles : GroupRolesContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresRehearsal : RehearsalContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresInstallationPort : InstallationContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresIsolation : IsolationContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresCounters : CountersContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresGroups : GroupsContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresMembership : MembershipContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresGroupLists : GroupListsContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresChanges : ChangesContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresAccounts : AccountsContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

public sealed class PostgresSignOn : SignOnContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => PostgresUnderTest.Start(clock);
}

internal static class PostgresUnderTest
{
    public static StoreUnderTest Start(TimeProvider clock)
    {
        var database = PostgresDatabases.New();
        var store = PostgresStore.Open(database.Connection, clock);
        return new StoreUnderTest(
            store,
            store.Installation,
            store.Accounts,
            store,
            sql => Task.FromResult(Query(database.OwnersConnection, sql)),
            async () =>
            {
                await store.DisposeAsync();
                database.Dispose();
            });
    }

    public static IReadOnlyList<object?[]> Query(string connection, string sql)
    {
        using var opened = new NpgsqlConnection(connection);
        opened.Open();
        return [.. Statements.Rows(opened, sql)];
    }
}
