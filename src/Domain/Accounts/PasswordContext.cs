using System.Text;

namespace Rolecall.Domain.Accounts;

/// <summary>What somebody who wants to guess a person's password would try first. Null where there is none.</summary>
public sealed record PasswordContext(string? Workspace = null, string? Name = null, string? Email = null)
{
    private const string Product = "Rolecall";
    private const int Shortest = 3; // a shorter one is in every sentence

    /// <summary>The words in them, letters and digits only, in their spelling.</summary>
    public IEnumerable<string> Words =>
        new[] { Product, Workspace, Name, Email }.OfType<string>().SelectMany(WordsOf).Where(word => word.Length >= Shortest);

    private static IEnumerable<string> WordsOf(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune.ToString());
                continue;
            }

            yield return word.ToString();
            word.Clear();
        }

        yield return word.ToString();
    }

    /// <summary>Names and addresses stay out of logs.</summary>
    public override string ToString() => nameof(PasswordContext);
}
