using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Rolecall.Storage.Upgrading;

namespace Rolecall.Storage;

/// <summary>Brings a database to the newest schema: the embedded scripts of one store, in the order of the number they begin with.</summary>
internal static class Migrator
{
    /// <param name="applied">Is told of each script once it is committed.</param>
    /// <exception cref="UnusableStoreException">A newer program wrote this database, and left nothing for this one.</exception>
    public static void Run(
        DbConnection connection, IReadOnlyList<Migration> migrations, TimeProvider clock, Action<AppliedScript>? applied = null)
    {
        Statements.Run(connection, "create table if not exists schema_versions (version integer primary key, name text not null, applied_at text not null)");
        Statements.Run(connection, "create table if not exists schema_floor (oldest integer not null)");
        var current = Number(connection, "select coalesce(max(version), 0) from schema_versions");
        Verify(connection, migrations, current);
        foreach (var migration in migrations.Where(migration => migration.Version > current))
        {
            Apply(connection, migration, clock);
            applied?.Invoke(new AppliedScript((int)current, migration.Version, migration.Name));
            current = migration.Version;
        }
    }

    /// <summary>Whether nothing is left to do. The tables must be there.</summary>
    /// <exception cref="UnusableStoreException">As <see cref="Run"/>.</exception>
    public static bool IsCurrent(DbConnection connection, IReadOnlyList<Migration> migrations)
    {
        var current = Number(connection, "select coalesce(max(version), 0) from schema_versions");
        Verify(connection, migrations, current);
        return current >= migrations[^1].Version;
    }

    public static IReadOnlyList<Migration> Embedded(string store)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $"{typeof(Migrator).Namespace}.{store}.Schema.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Select(name => new Migration(
                    int.Parse(name.AsSpan(folder.Length, 3), CultureInfo.InvariantCulture), name[folder.Length..], Text(assembly, name)))
                .OrderBy(migration => migration.Version),
        ];
    }

    /// <summary>A program of one version before goes on beside a newer one, as long as no migration says that it cannot.</summary>
    private static void Verify(DbConnection connection, IReadOnlyList<Migration> migrations, long current)
    {
        var known = migrations[^1].Version;
        if (current > known && Number(connection, $"select coalesce(max(oldest), {current}) from schema_floor") is var oldest && oldest > known)
        {
            throw new UnusableStoreException(
                $"The store has schema version {current}, which programs from {oldest} on understand, and this one knows {known}: "
                + "start the newer program that wrote it.");
        }
    }

    private static long Number(DbConnection connection, string sql) => Convert.ToInt64(Statements.Run(connection, sql), CultureInfo.InvariantCulture);

    /// <summary>Script and version in one transaction: a crash leaves the schema before or after it, never between.</summary>
    private static void Apply(DbConnection connection, Migration migration, TimeProvider clock)
    {
        using var transaction = connection.BeginTransaction();
        Statements.Run(connection, migration.Sql);
        Statements.Run(
            connection,
            "insert into schema_versions (version, name, applied_at) values (@version, @name, @at)",
            ("@version", migration.Version),
            ("@name", migration.Name),
            ("@at", clock.GetUtcNow().ToString("O")));
        Statements.Run(connection, "delete from schema_floor where oldest < @oldest", ("@oldest", migration.Oldest));
        Statements.Run(connection, "insert into schema_floor (oldest) values (@oldest)", ("@oldest", migration.Oldest));
        transaction.Commit();
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <param name="Version">The number its file name begins with.</param>
internal sealed record Migration(int Version, string Name, string Sql)
{
    private const string Says = "-- oldest: ";

    /// <summary>
    /// The oldest version whose program goes on with what this script leaves: its first line "-- oldest: 4" says so. One that says
    /// nothing is for its own program and later ones.
    /// </summary>
    public int Oldest { get; } = Sql.StartsWith(Says, StringComparison.Ordinal)
        ? int.Parse(Sql.AsSpan(Says.Length, Sql.IndexOf('\n', StringComparison.Ordinal) - Says.Length), CultureInfo.InvariantCulture)
        : Version;
}
