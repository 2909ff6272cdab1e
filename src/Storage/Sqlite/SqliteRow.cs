using System.Text;
using Rolecall.Storage.Sessions;
using SQLitePCL;

namespace Rolecall.Storage.Sqlite;

/// <summary>The row a statement stands on.</summary>
internal sealed class SqliteRow(nint statement, int columns) : Row
{
    /// <summary>Longer ones are seldom the same.</summary>
    private const int LongestWord = 64;

    private readonly string?[] words = new string?[columns];

    protected override bool IsNullAt(int column) => Native.TypeOf(statement, column) == raw.SQLITE_NULL;

    protected override long NumberAt(int column)
    {
        var number = Native.Number(statement, column);
        return number != 0 || !IsNullAt(column) ? number : throw IsNull(column);
    }

    protected override bool FlagAt(int column) => NumberAt(column) != 0;

    protected override string TextAt(int column) => Encoding.UTF8.GetString(Present(column));

    protected override string WordAt(int column)
    {
        var word = Present(column);
        if (words[column] is { } last && Ascii.Equals(word, last))
            return last;
        var text = Encoding.UTF8.GetString(word);
        if (word.Length <= LongestWord)
            words[column] = text;
        return text;
    }

    protected override byte[] BytesAt(int column) => Present(column).ToArray();

    private ReadOnlySpan<byte> Present(int column)
    {
        var bytes = Native.Bytes(statement, column);
        return bytes.Length != 0 || !IsNullAt(column) ? bytes : throw IsNull(column);
    }

    private static InvalidOperationException IsNull(int column) => new($"Column {column} is null, where a value must be.");
}
