using Rolecall.Storage.Postgres;

namespace Rolecall.Testing.Postgres;

/// <summary>Databases with the tables of the store in them, each for one test: copies, because to make the tables takes longer.</summary>
internal static class PostgresDatabases
{
    private static readonly Lazy<string> Template = new(MakeTemplate);

    public static PostgresDatabase New() => new(PostgresCluster.Shared.CreateDatabase(Template.Value));

    private static string MakeTemplate()
    {
        var name = PostgresCluster.Shared.CreateDatabase();
        PostgresStore.Open(PostgresCluster.Shared.ConnectionTo(name), TimeProvider.System).DisposeAsync().AsTask().GetAwaiter().GetResult();
        PostgresCluster.Shared.Execute(name, $"create role {PostgresDatabase.Login} login in role rolecall_server");
        return name;
    }
}

/// <summary>Gone when it is disposed of.</summary>
internal sealed record PostgresDatabase(string Name) : IDisposable
{
    public const string Login = "app";

    /// <summary>As a login that owns nothing, which is how a careful operator runs the server.</summary>
    public string Connection => PostgresCluster.Shared.ConnectionTo(Name, Login);

    public string OwnersConnection => PostgresCluster.Shared.ConnectionTo(Name);

    public void Dispose() => PostgresCluster.Shared.DropDatabase(Name);
}
