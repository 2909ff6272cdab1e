using System.Globalization;

namespace Rolecall.Domain.Members;

/// <summary>A person's place in one workspace; "user.id" of the public API, unique in the installation.</summary>
public readonly record struct MemberNumber(long Value)
{
    public static bool TryParse(string? text, out MemberNumber number)
    {
        var parsed = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;
        number = new MemberNumber(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}
