using System.Runtime.InteropServices;

namespace Rolecall.Storage.Sqlite;

/// <summary>
/// What is called for each parameter and each column, without the reference count and the indirection that the provider's handles cost:
/// a page of a list asks thousands of times. Whoever calls holds the handle.
/// </summary>
/// <remarks>Those that only look at a row in memory, and take nanoseconds, also spare the runtime's change of mode.</remarks>
internal static partial class Native
{
    private const string Library = "e_sqlite3"; // the one that the provider brings along

    /// <summary>SQLite copies the value before the call returns.</summary>
    private const nint Transient = -1;

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    public static partial int Bind(nint statement, int index, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_double"), SuppressGCTransition]
    public static partial int Bind(nint statement, int index, double value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null"), SuppressGCTransition]
    public static partial int BindNull(nint statement, int index);

    /// <param name="value">UTF-8; of one that is empty there must still be an address, or it would be null.</param>
    public static int BindText(nint statement, int index, ReadOnlySpan<byte> value) =>
        BindText(statement, index, in MemoryMarshal.GetReference(value), value.Length, Transient);

    /// <param name="value">As with a text.</param>
    public static int BindBytes(nint statement, int index, ReadOnlySpan<byte> value) =>
        BindBytes(statement, index, in MemoryMarshal.GetReference(value), value.Length, Transient);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    public static partial int TypeOf(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    public static partial long Number(nint statement, int column);

    /// <summary>The blob or the text at a column until the next step; empty for null as well.</summary>
    public static unsafe ReadOnlySpan<byte> Bytes(nint statement, int column)
    {
        var start = Blob(statement, column);
        return new ReadOnlySpan<byte>((void*)start, start == 0 ? 0 : Length(statement, column));
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    private static partial int BindText(nint statement, int index, ref readonly byte value, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    private static partial int BindBytes(nint statement, int index, ref readonly byte value, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob"), SuppressGCTransition]
    private static partial nint Blob(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int Length(nint statement, int column);
}
