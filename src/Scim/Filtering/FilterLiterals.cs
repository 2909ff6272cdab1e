using System.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Filtering;

/// <summary>Reads a comparison value: JSON's false, null, true, number and string (RFC 7644 Figure 1, compValue).</summary>
internal static class FilterLiterals
{
    private static readonly string[] Words = ["true", "false", "null"];

    public static FilterLiteral Read(FilterCursor cursor, Allowance allowance) => cursor.Current switch
    {
        '"' => new TextLiteral(ReadText(cursor)),
        '-' or (>= '0' and <= '9') => new NumberLiteral(ReadNumber(cursor)),
        _ => ReadWord(cursor, allowance),
    };

    // Entra and others write True and False, which JSON does not know.
    private static FilterLiteral ReadWord(FilterCursor cursor, Allowance allowance)
    {
        var word = Array.Find(Words, cursor.IsWord)
            ?? throw cursor.Refused("expected a value: a string in double quotes, a number, true, false or null.");
        var sent = cursor.PeekWord();
        if (!sent.SequenceEqual(word))
        {
            allowance.Use(
                Quirks.LooseLiterals, $"sent {sent}; read as {word}.",
                Refusal.InvalidFilter, $"'{sent}' is no value of JSON: write {word}.");
        }

        cursor.Advance(word.Length);
        return word == "null" ? new NullLiteral() : new FlagLiteral(word == "true");
    }

    private static string ReadText(FilterCursor cursor)
    {
        var text = new StringBuilder();
        cursor.Advance();
        while (cursor.Current != '"')
        {
            if (cursor.AtEnd)
                throw cursor.Refused("the string is not closed with a double quote.");
            if (cursor.Current < ' ')
                throw cursor.Refused("a control character in a string must be escaped.");
            text.Append(ReadCharacter(cursor));
        }

        // Neither can be in a stored value, and databases choke on both.
        var read = text.ToString();
        if (read.Contains('\0', StringComparison.Ordinal))
            throw cursor.Refused("a string must not contain U+0000.");
        if (!IsWellFormed(read))
            throw cursor.Refused("half of a surrogate pair is not a character.");
        cursor.Advance();
        return read;
    }

    private static char ReadCharacter(FilterCursor cursor)
    {
        var c = cursor.Current;
        if (c == '\\')
        {
            cursor.Advance();
            c = cursor.Current switch
            {
                '"' or '\\' or '/' => cursor.Current,
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => ReadHex(cursor),
                _ => throw cursor.Refused("unknown escape; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX."),
            };
        }

        cursor.Advance();
        return c;
    }

    private static char ReadHex(FilterCursor cursor)
    {
        var code = 0;
        for (var i = 0; i < 4; i++)
        {
            cursor.Advance();
            if (!char.IsAsciiHexDigit(cursor.Current))
                throw cursor.Refused("\\u takes four hexadecimal digits.");
            code = (code * 16) + Convert.ToInt32(cursor.Current.ToString(), 16);
        }

        return (char)code;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    private static string ReadNumber(FilterCursor cursor)
    {
        var number = new StringBuilder();
        if (cursor.Current == '-')
            Take();
        if (cursor.Current == '0')
            Take();
        else
            TakeDigits();
        if (cursor.Current == '.')
        {
            Take();
            TakeDigits();
        }

        if (cursor.Current is 'e' or 'E')
        {
            Take();
            if (cursor.Current is '+' or '-')
                Take();
            TakeDigits();
        }

        if (char.IsAsciiDigit(cursor.Current))
            throw cursor.Refused("a JSON number has no leading zero.");
        return number.ToString();

        void Take()
        {
            number.Append(cursor.Current);
            cursor.Advance();
        }

        void TakeDigits()
        {
            if (!char.IsAsciiDigit(cursor.Current))
                throw cursor.Refused("a digit is missing in the number.");
            while (char.IsAsciiDigit(cursor.Current))
                Take();
        }
    }
}
