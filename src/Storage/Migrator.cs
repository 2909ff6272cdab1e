using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace Rolecall.Storage;

/// <summary>Brings a database to the newest schema: the embedded scripts of one store, in the order of the number they begin with.</summary>
internal static class Migrator
{
    /// <exception cref="UnusableStoreException">A newer program wrote this database.</exception>
    public static void Run(DbConnection connection, IReadOnlyList<Migration> migrations, TimeProvider clock)
    {
        Execute(connection, null, "create table if not exists schema_versions (version integer primary key, name text not null, applied_at text not null)");
        var current = Convert.ToInt32(Execute(connection, null, "select coalesce(max(version), 0) from schema_versions"), CultureInfo.InvariantCulture);
        var known = migrations[^1].Version;
        if (current > known)
        {
            throw new UnusableStoreException(
                $"The store has schema version {current} and this program knows up to {known}: start the newer program that wrote it.");
        }

        foreach (var migration in migrations.Where(migration => migration.Version > current))
            Apply(connection, migration, clock);
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

    /// <summary>Script and version in one transaction: a crash leaves the schema before or after it, never between.</summary>
    private static void Apply(DbConnection connection, Migration migration, TimeProvider clock)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, transaction, migration.Sql);
        Execute(
            connection,
            transaction,
            "insert into schema_versions (version, name, applied_at) values (@version, @name, @at)",
            ("@version", migration.Version),
            ("@name", migration.Name),
            ("@at", clock.GetUtcNow().ToString("O")));
        transaction.Commit();
    }

    private static object? Execute(
        DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // our own scripts, embedded in this assembly
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command.ExecuteScalar();
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <param name="Version">The number its file name begins with.</param>
internal sealed record Migration(int Version, string Name, string Sql);
