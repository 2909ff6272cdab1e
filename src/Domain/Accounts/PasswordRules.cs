using System.Buffers;
using System.Text;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Accounts;

/// <summary>
/// Which passwords are good enough (security.md ): long, and none that others try first. Nothing is asked of its characters,
/// which would only make people write it down.
/// </summary>
/// <param name="common">The commonest passwords.</param>
public sealed class PasswordRules(IReadOnlySet<string> common)
{
    /// <summary>In Unicode code points, so that everybody's letters count one each.</summary>
    public const int Fewest = 12;

    public const int Most = 256;

    /// <summary>What must be left of it without the words that belong to the person.</summary>
    private const int FewestOfItsOwn = 8;

    private readonly HashSet<string> common = [.. common.Select(NameKey.Fold)];

    /// <exception cref="RefusedException">InvalidValue: the first thing that is wrong with it.</exception>
    public void Check(string password, PasswordContext context)
    {
        switch (CodePoints(password))
        {
            case < Fewest:
                throw Refused($"Choose a password of at least {Fewest} characters; a few words in a row are easy to remember.");
            case > Most:
                throw Refused($"Choose a password of at most {Most} characters.");
        }

        var folded = NameKey.Fold(password);
        if (this.common.Contains(folded))
            throw Refused("This password is among the commonest there are and is guessed first; choose another one.");
        if (CodePoints(Without(folded, context)) < FewestOfItsOwn)
            throw Refused("This password is mostly made of your name, your address, or the name of the workspace or product; choose one that others would not guess.");
    }

    private static string Without(string folded, PasswordContext context)
    {
        foreach (var word in context.Words.Select(NameKey.Fold).OrderByDescending(word => word.Length))
            folded = folded.Replace(word, "", StringComparison.Ordinal);
        return folded;
    }

    /// <exception cref="RefusedException">InvalidValue: half a surrogate pair, of which hashing would make the same as of every other half.</exception>
    private static int CodePoints(string password)
    {
        var count = 0;
        for (var at = 0; at < password.Length; count++)
        {
            if (Rune.DecodeFromUtf16(password.AsSpan(at), out _, out var length) != OperationStatus.Done)
                throw Refused("This password holds half a character; type it anew.");
            at += length;
        }

        return count;
    }

    private static RefusedException Refused(string sentence) => new(Refusal.InvalidValue, sentence);
}
