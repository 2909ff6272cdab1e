using System.Data.Common;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Postgres;

/// <summary>The row a reader stands on.</summary>
internal sealed class PostgresRow(DbDataReader reader) : Row
{
    protected override bool IsNullAt(int column) => reader.IsDBNull(column);

    protected override long NumberAt(int column) => reader.GetInt64(column);

    protected override bool FlagAt(int column) => reader.GetBoolean(column);

    protected override string TextAt(int column) => reader.GetString(column);

    protected override byte[] BytesAt(int column) => reader.GetFieldValue<byte[]>(column);
}
