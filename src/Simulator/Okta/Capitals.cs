namespace Rolecall.Simulator.Okta;

internal static class Capitals
{
    /// <summary>A made-up name in capitals. Those are ASCII alone, so no culture is asked.</summary>
    public static string Of(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterLower(letter) ? (char)(letter - 32) : letter));
}
