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
        var from = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text, at))
                continue;
            if (at < text.Length && char.IsLowSurrogate(text[at]))
                continue; // judged with the half before it
            if (at > from)
                yield return text[from..at];
            from = at + 1;
        }
    }

    /// <summary>Names and addresses stay out of logs.</summary>
    public override string ToString() => nameof(PasswordContext);
}
