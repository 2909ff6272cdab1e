namespace Rolecall.Storage.Sessions;

/// <summary>A row's columns, taken one after the other in the order the statement selects them.</summary>
internal abstract class Row
{
    private int next;

    public void Rewind() => next = 0;

    public long Number() => NumberAt(next++);

    public int Int() => checked((int)NumberAt(next++));

    public long? NumberOrNull() => IsNull() ? null : Number();

    public int? IntOrNull() => IsNull() ? null : Int();

    public bool Flag() => FlagAt(next++);

    public string Text() => TextAt(next++);

    public string? TextOrNull() => IsNull() ? null : Text();

    /// <summary>A text that many rows have in common: it may be the same object in all of them.</summary>
    public string Word() => WordAt(next++);

    public string? WordOrNull() => IsNull() ? null : Word();

    /// <summary>A blob, or a text as UTF-8.</summary>
    public byte[] Bytes() => BytesAt(next++);

    public DateTimeOffset Time() => DateTimeOffset.FromUnixTimeMilliseconds(Number());

    public DateTimeOffset? TimeOrNull() => IsNull() ? null : Time();

    protected abstract bool IsNullAt(int column);

    protected abstract long NumberAt(int column);

    protected abstract bool FlagAt(int column);

    protected abstract string TextAt(int column);

    protected virtual string WordAt(int column) => TextAt(column);

    protected abstract byte[] BytesAt(int column);

    /// <summary>Whether the column is null; if so, it has been taken.</summary>
    private bool IsNull()
    {
        if (!IsNullAt(next))
            return false;
        next++;
        return true;
    }
}
