using System.Text;
using Microsoft.Data.Sqlite;
using Rolecall.Storage.Rows;
using Rolecall.Storage.Sessions;
using SQLitePCL;

namespace Rolecall.Storage.Sqlite;

/// <summary>A compiled statement: bound, stepped through and reset, again and again.</summary>
internal sealed class Statement
{
    private const uint Persistent = 1; // SQLITE_PREPARE_PERSISTENT
    private const int LargestOnStack = 512;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;
    private readonly nint pointer;
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    // As the parameters stood in the last call, which is how they will stand in the next.
    private string[]? names;
    private int[] places = [];
    private bool isKept;

    /// <param name="isKept">For the next use; else it is over with this one.</param>
    /// <exception cref="SqliteException">The text is no statement of this database.</exception>
    public Statement(sqlite3 database, string sql, bool isKept)
    {
        this.isKept = isKept;
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, Persistent, out handle, out var rest));
        if (handle.IsInvalid || !string.IsNullOrWhiteSpace(rest))
            throw new ArgumentException("A session takes one statement at a time.", nameof(sql));
        pointer = handle.DangerousGetHandle();
        ChangesRows = raw.sqlite3_stmt_readonly(handle) == 0;
        for (var index = raw.sqlite3_bind_parameter_count(handle); index > 0; index--)
            indexes[raw.sqlite3_bind_parameter_name(handle, index).utf8_to_string()] = index;
        Row = new SqliteRow(pointer, raw.sqlite3_column_count(handle));
    }

    /// <summary>From the binding to the release.</summary>
    public bool IsInUse { get; private set; }

    public bool ChangesRows { get; }

    /// <summary>Where the last <see cref="Step"/> went.</summary>
    public SqliteRow Row { get; }

    /// <exception cref="InvalidOperationException">A parameter of the statement is missing.</exception>
    public void Bind(ReadOnlySpan<Parameter> parameters)
    {
        IsInUse = true;
        if (names?.Length != parameters.Length)
            Place(parameters);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (!ReferenceEquals(names![i], parameters[i].Name) && names[i] != parameters[i].Name)
                Place(parameters);
            // Two places may use one text, and one of them give what the text does not ask for.
            if (places[i] > 0)
                Bind(places[i], in parameters[i]);
        }
    }

    /// <summary>Whether there is another row.</summary>
    public bool Step()
    {
        var result = Native.Step(pointer);
        if (result == raw.SQLITE_ROW)
            return true;
        Check(result);
        return false;
    }

    /// <summary>Ready for the next use. What went wrong was said by the step.</summary>
    public void Release()
    {
        _ = Native.Reset(pointer);
        Row.Rewind();
        IsInUse = false;
        if (!isKept)
            handle.Dispose();
    }

    /// <summary>Over, as soon as nobody uses it.</summary>
    public void Forget()
    {
        isKept = false;
        if (!IsInUse)
            handle.Dispose();
    }

    public int TypeOf(int column) => Native.TypeOf(pointer, column);

    private void Place(ReadOnlySpan<Parameter> parameters)
    {
        names = new string[parameters.Length];
        places = new int[parameters.Length];
        var placed = new HashSet<int>();
        for (var i = 0; i < parameters.Length; i++)
        {
            names[i] = parameters[i].Name;
            if (indexes.TryGetValue(names[i], out places[i]))
                placed.Add(places[i]);
        }

        if (placed.Count == indexes.Count)
            return;
        var missing = indexes.First(index => !placed.Contains(index.Value)).Key;
        names = null;
        throw new InvalidOperationException($"The statement has a parameter {missing} and is given none.");
    }

    private void Bind(int index, ref readonly Parameter parameter) => Check(parameter.Type switch
    {
        ParameterType.Number => Native.Bind(pointer, index, parameter.Number),
        _ when parameter.Value is null => Native.BindNull(pointer, index),
        ParameterType.Text or ParameterType.Json => Bind(index, (string)parameter.Value),
        ParameterType.Flag => Native.Bind(pointer, index, (bool)parameter.Value ? 1L : 0L),
        ParameterType.Fraction => Native.Bind(pointer, index, (double)parameter.Value),
        ParameterType.Bytes => Bind(index, (byte[])parameter.Value),
        ParameterType.Numbers => Bind(index, StoredJson.Write((IReadOnlyList<long>)parameter.Value)),
        ParameterType.Texts => Bind(index, StoredJson.Write((IReadOnlyList<string>)parameter.Value)),
        _ => throw new ArgumentOutOfRangeException(nameof(parameter)),
    });

    private int Bind(int index, byte[] bytes) =>
        Native.BindBytes(pointer, index, bytes.Length == 0 ? "\0"u8[..0] : bytes);

    private int Bind(int index, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > LargestOnStack)
            return Native.BindText(pointer, index, Encoding.UTF8.GetBytes(text));
        Span<byte> utf8 = stackalloc byte[LargestOnStack];
        return Native.BindText(pointer, index, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
