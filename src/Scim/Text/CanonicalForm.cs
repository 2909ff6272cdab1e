using System.Runtime.InteropServices;

namespace Rolecall.Scim.Text;

/// <summary>Canonical decomposition, order and composition (Unicode §3.11): what NFD and NFC are made of.</summary>
/// <remarks>Our own because the runtime's normalisation is off under InvariantGlobalization, and would move with the runtime's Unicode.</remarks>
internal static class CanonicalForm
{
    public static void Decompose(int codePoint, List<int> into)
    {
        if (Hangul.IsSyllable(codePoint))
            Hangul.Decompose(codePoint, into);
        else if (UnicodeTables.Current.Decomposition(codePoint) is { } parts)
            into.AddRange(parts);
        else
            into.Add(codePoint);
    }

    /// <summary>Puts each run of combining marks in the order of their classes; marks of one class keep theirs.</summary>
    public static void Reorder(List<int> text)
    {
        var tables = UnicodeTables.Current;
        var points = CollectionsMarshal.AsSpan(text);
        for (var at = 0; at < points.Length; at++)
        {
            var start = at;
            while (at < points.Length && tables.CombiningClass(points[at]) != 0)
                at++;
            if (at - start > 1)
                SortMarks(points[start..at]);
        }
    }

    /// <summary>Joins what can be joined, in place. The text must be decomposed and in order.</summary>
    public static void Compose(List<int> text)
    {
        var tables = UnicodeTables.Current;
        var points = CollectionsMarshal.AsSpan(text);
        var (length, starter, lastClass) = (0, -1, 0);
        foreach (var point in points)
        {
            var combiningClass = tables.CombiningClass(point);
            var blocked = starter < 0 || (starter != length - 1 && lastClass >= combiningClass);
            if (!blocked && (Hangul.Compose(points[starter], point) ?? tables.Compose(points[starter], point)) is { } composite)
            {
                points[starter] = composite;
                continue;
            }

            if (combiningClass == 0)
                starter = length;
            lastClass = combiningClass;
            points[length++] = point;
        }

        text.RemoveRange(length, text.Count - length);
    }

    // The place makes the sort stable, and a library sort means that a megabyte of marks sent to slow us down costs n log n.
    private static void SortMarks(Span<int> marks)
    {
        var keys = new (byte Class, int Place, int CodePoint)[marks.Length];
        for (var i = 0; i < marks.Length; i++)
            keys[i] = (UnicodeTables.Current.CombiningClass(marks[i]), i, marks[i]);
        Array.Sort(keys);
        for (var i = 0; i < marks.Length; i++)
            marks[i] = keys[i].CodePoint;
    }
}
