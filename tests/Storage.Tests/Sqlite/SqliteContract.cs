using Microsoft.Data.Sqlite;
using Rolecall.Storage.Sqlite;
using Rolecall.Storage.Tests.Contract;

namespace Rolecall.Storage.Tests.Sqlite;

public sealed class SqliteMembers : MembersContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteMemberStates : MemberStateContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteResources : ResourcesContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteLists : ListsContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteSorting : SortingContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteRecords : RecordsContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteWorkspaces : WorkspacesContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteRoleRemoval : RoleRemovalContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteDefaultRole : DefaultRoleContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteGroupRoles : GroupRolesContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteRehearsal : RehearsalContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteInstallationPort : InstallationContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteIsolation : IsolationContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteCounters : CountersContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteGroups : GroupsContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteMembership : MembershipContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteGroupLists : GroupListsContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteChanges : ChangesContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteAccounts : AccountsContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

public sealed class SqliteSignOn : SignOnContract
{
    protected override StoreUnderTest Start(TimeProvider clock) => SqliteUnderTest.Start(clock);
}

internal static class SqliteUnderTest
{
    public static StoreUnderTest Start(TimeProvider clock)
    {
        var place = new TemporaryFolder();
        var path = place.File("store.db");
        var store = SqliteStore.Open(path, clock);
        return new StoreUnderTest(
            store,
            store.Installation,
            store.Accounts,
            store,
            sql => Task.FromResult(Query(path, sql)),
            async () =>
            {
                await store.DisposeAsync();
                place.Dispose();
            });
    }

    public static IReadOnlyList<object?[]> Query(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite;Pooling=False");
        connection.Open();
        return [.. Statements.Rows(connection, sql)];
    }
}
