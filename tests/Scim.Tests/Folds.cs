namespace Rolecall.Scim.Tests;

internal static class Folds
{
    /// <summary>Enough of a name key to tell case apart from no case.</summary>
    public static string Simple(string text) => string.Concat(text.Select(char.ToLowerInvariant));
}
