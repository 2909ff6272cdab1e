using System.Runtime.InteropServices;
using System.Text;

namespace Rolecall.Scim.Text;

/// <summary>The embedded tables of one Unicode version, made by eng/unicode-tables, which describes the file.</summary>
internal sealed class UnicodeTables
{
    private const int BlockSize = 128;

    private static readonly Lazy<UnicodeTables> Loaded = new(Load);

    private readonly int[][] _sequences;
    private readonly Entry[] _entries;
    private readonly ushort[] _entryOf;
    private readonly ushort[] _blockOf;
    private readonly long[] _pairs;
    private readonly int[] _composites;

    private UnicodeTables(BinaryReader file)
    {
        if (!file.ReadBytes(4).AsSpan().SequenceEqual("NK01"u8))
            throw new InvalidOperationException("NameKey.v1.bin is not a table of names.");
        UnicodeVersion = new Version(file.ReadByte(), file.ReadByte(), file.ReadByte());
        _sequences = Array(file, static f => f.ReadString().EnumerateRunes().Select(static rune => rune.Value).ToArray());
        _entries = Array(file, static f => new Entry(f.ReadByte(), (CharacterKind)f.ReadByte(), f.ReadUInt16(), f.ReadUInt16()));
        _entryOf = [.. Array(file, static f => Numbers(f, BlockSize)).SelectMany(static block => block)];
        _blockOf = Array(file, static f => f.ReadUInt16());
        var pairs = Array(file, static f => (Pair: Pair(f.ReadInt32(), f.ReadInt32()), Composite: f.ReadInt32()));
        _pairs = [.. pairs.Select(static pair => pair.Pair)];
        _composites = [.. pairs.Select(static pair => pair.Composite)];
    }

    public static UnicodeTables Current => Loaded.Value;

    public Version UnicodeVersion { get; }

    public byte CombiningClass(int codePoint) => EntryOf(codePoint).CombiningClass;

    public CharacterKind Kind(int codePoint) => EntryOf(codePoint).Kind;

    /// <summary>The full canonical decomposition; null for a character that stays itself, and for Hangul.</summary>
    public int[]? Decomposition(int codePoint) => Sequence(EntryOf(codePoint).Decomposition);

    /// <summary>NFKC_CF, canonically decomposed: empty for a character that is dropped, null for one that stays itself.</summary>
    /// <remarks>Only of use on decomposed text: characters that have a decomposition carry no fold.</remarks>
    public int[]? Folding(int codePoint) => Sequence(EntryOf(codePoint).Folding);

    public int? Compose(int first, int second) =>
        System.Array.BinarySearch(_pairs, Pair(first, second)) is >= 0 and var found ? _composites[found] : null;

    private static UnicodeTables Load()
    {
        using var resource = typeof(UnicodeTables).Assembly.GetManifestResourceStream("NameKey.v1.bin")
            ?? throw new InvalidOperationException("NameKey.v1.bin is not embedded in this assembly.");
        using var file = new BinaryReader(resource, Encoding.UTF8);
        return new UnicodeTables(file);
    }

    private static T[] Array<T>(BinaryReader file, Func<BinaryReader, T> read)
    {
        var items = new T[file.ReadUInt16()];
        foreach (ref var item in items.AsSpan())
            item = read(file);
        return items;
    }

    private static ushort[] Numbers(BinaryReader file, int count)
    {
        var numbers = new ushort[count];
        foreach (ref var number in numbers.AsSpan())
            number = file.ReadUInt16();
        return numbers;
    }

    private static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    private Entry EntryOf(int codePoint) =>
        _entries[_entryOf[(_blockOf[codePoint / BlockSize] * BlockSize) + (codePoint % BlockSize)]];

    private int[]? Sequence(ushort number) => number == 0 ? null : _sequences[number];

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(byte CombiningClass, CharacterKind Kind, ushort Decomposition, ushort Folding);
}
