using System.Text;

namespace Rolecall.Domain.Workspaces;

/// <summary>Our names are Pascal case, the wire's are snake case: <c>LimitedMember</c> is <c>limited_member</c>.</summary>
internal static class SnakeCase
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var word = new StringBuilder();
        foreach (var c in value.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && word.Length > 0)
                word.Append('_');
            word.Append((char)(char.IsAsciiLetterUpper(c) ? c | 0x20 : c));
        }

        return word.ToString();
    }
}
