namespace Rolecall.Scim.Text;

/// <summary>xsd:dateTime (RFC 7643 §2.3.5): date and time, optional fraction, optional offset.</summary>
/// <remarks>
/// Without an offset it is UTC. Years 1 to 9999; what is finer than 100 ns is cut off; 24:00:00 is the next midnight, as XSD has it.
/// </remarks>
public static class XsdDateTime
{
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length < 19 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
            return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || !TryDigits(text[11..13], out var hour) || !TryDigits(text[14..16], out var minute)
            || !TryDigits(text[17..19], out var second))
        {
            return false;
        }

        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || minute > 59 || second > 59)
            return false;
        if (!TryFraction(text[19..], out var fraction, out var length) || !TryOffset(text[(19 + length)..], out var offset))
            return false;
        if (hour > 24 || (hour == 24 && (minute > 0 || second > 0 || fraction > 0)))
            return false;

        var ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks + fraction
            + ((((hour * 60L) + minute - offset) * 60) + second) * TimeSpan.TicksPerSecond;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
            return false;
        instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            number = (number * 10) + digit - '0';
        }

        return true;
    }

    private static bool TryFraction(ReadOnlySpan<char> rest, out long ticks, out int length)
    {
        ticks = 0;
        length = 0;
        if (rest.IsEmpty || rest[0] != '.')
            return true;

        var unit = TimeSpan.TicksPerSecond;
        for (length = 1; length < rest.Length && char.IsAsciiDigit(rest[length]); length++)
        {
            unit /= 10;
            ticks += unit * (rest[length] - '0');
        }

        return length > 1;
    }

    private static bool TryOffset(ReadOnlySpan<char> rest, out int minutes)
    {
        minutes = 0;
        if (rest is "" or "Z")
            return true;
        if (rest.Length != 6 || rest[0] is not ('+' or '-') || rest[3] != ':'
            || !TryDigits(rest[1..3], out var hours) || !TryDigits(rest[4..], out minutes) || minutes > 59)
        {
            return false;
        }

        minutes += hours * 60;
        if (minutes > 14 * 60)
            return false;
        if (rest[0] == '-')
            minutes = -minutes;
        return true;
    }
}
