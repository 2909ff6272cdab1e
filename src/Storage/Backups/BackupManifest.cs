using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Backups;

/// <summary>What a backup says about itself, in a table of its own: one file, so that the two cannot be parted.</summary>
/// <param name="Format">Of this manifest.</param>
/// <param name="Schema">The version of the schema.</param>
/// <param name="Source">"sqlite" or "postgres".</param>
public sealed record BackupManifest(int Format, int Schema, string Source, DateTimeOffset MadeAt, IReadOnlyList<TableSummary> Tables)
{
    internal const string TableName = "backup_manifest";

    internal const int NewestFormat = 1;

    public long Rows => Tables.Sum(table => table.Rows);

    internal void Write(DbConnection connection)
    {
        Statements.Run(connection, $"create table {TableName} (document text not null) strict");
        Statements.Run(
            connection,
            $"insert into {TableName} (document) values (@document)",
            ("@document", JsonSerializer.Serialize(this, ManifestJson.Default.BackupManifest)));
    }

    /// <returns>Null for a store that is no backup.</returns>
    /// <exception cref="UnusableStoreException">A newer program wrote it.</exception>
    internal static BackupManifest? Read(DbConnection connection)
    {
        if (Statements.Run(connection, $"select 1 from sqlite_schema where name = '{TableName}'") is null)
            return null;
        try
        {
            var text = Statements.Run(connection, $"select document from {TableName}") as string;
            var manifest = text is null ? null : JsonSerializer.Deserialize(text, ManifestJson.Default.BackupManifest);
            return manifest is { Format: <= NewestFormat, Tables: not null }
                ? manifest
                : throw new UnusableStoreException("The backup was written by a newer program, or its manifest is damaged: use the program that wrote it.");
        }
        catch (JsonException)
        {
            throw new UnusableStoreException("The manifest of the backup is damaged: take another backup.");
        }
    }

    internal static void Remove(DbConnection connection) => Statements.Run(connection, $"drop table {TableName}");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
