using System.Data.Common;

namespace Rolecall.Storage.Sessions;

/// <summary>A row's columns, taken one after the other in the order the statement selects them.</summary>
internal sealed class Row(DbDataReader reader)
{
    private int next;

    public void Rewind() => next = 0;

    public long Number() => reader.GetInt64(next++);

    public int Int() => reader.GetInt32(next++);

    public long? NumberOrNull() => IsNull() ? null : Number();

    public int? IntOrNull() => IsNull() ? null : Int();

    public bool Flag() => reader.GetBoolean(next++);

    public string Text() => reader.GetString(next++);

    public string? TextOrNull() => IsNull() ? null : Text();

    /// <summary>A blob, or a text as UTF-8.</summary>
    public byte[] Bytes() => reader.GetFieldValue<byte[]>(next++);

    public DateTimeOffset Time() => DateTimeOffset.FromUnixTimeMilliseconds(Number());

    public DateTimeOffset? TimeOrNull() => IsNull() ? null : Time();

    /// <summary>Whether the column is null; if so, it has been taken.</summary>
    private bool IsNull()
    {
        if (!reader.IsDBNull(next))
            return false;
        next++;
        return true;
    }
}
