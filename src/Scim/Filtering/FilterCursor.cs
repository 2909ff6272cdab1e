using System.Buffers;

namespace Rolecall.Scim.Filtering;

/// <summary>A place in the text of a filter.</summary>
internal sealed class FilterCursor(string text)
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n()[]\"");

    private int position;

    public bool AtEnd => position == text.Length;

    /// <summary>NUL at the end; nothing the grammar knows is a NUL.</summary>
    public char Current => AtEnd ? '\0' : text[position];

    public bool AtSpace => Current is ' ' or '\t' or '\r' or '\n';

    public void Advance(int by = 1) => position += by;

    /// <summary>Whether there was more space than the grammar has, or another than the space itself.</summary>
    public bool HadOddSpace { get; private set; }

    /// <returns>Whether there was any.</returns>
    public bool SkipSpace()
    {
        var from = position;
        while (AtSpace)
        {
            HadOddSpace |= position > from || Current != ' ';
            position++;
        }

        return position > from;
    }

    /// <summary>The same where the grammar has none.</summary>
    public void SkipOddSpace() => HadOddSpace |= SkipSpace();

    /// <summary>What stands here up to a space, a bracket, a quote or the end; the place stays.</summary>
    public ReadOnlySpan<char> PeekWord()
    {
        var rest = text.AsSpan(position);
        var end = rest.IndexOfAny(WordEnds);
        return end < 0 ? rest : rest[..end];
    }

    public bool IsWord(string word) => PeekWord().Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Looks past the space for a word that stands alone, and if it is there goes behind it and the space after it.</summary>
    public bool TakeConnective(string word)
    {
        var from = position;
        if (SkipSpace() && IsWord(word))
        {
            Advance(word.Length);
            if (SkipSpace())
                return true;
            throw Refused(AtEnd ? $"an expression must follow '{word}'." : $"a space must follow '{word}'.");
        }

        position = from;
        return false;
    }

    public void Expect(char bracket)
    {
        SkipOddSpace();
        if (Current != bracket)
            throw Refused($"expected 'and', 'or' or '{bracket}'.");
        Advance();
    }

    public RefusedException Refused(string why) =>
        new(Refusal.InvalidFilter, $"The filter is not valid at position {position + 1}: {why}");
}
