namespace Rolecall.Scim.Tolerances;

/// <summary>The quirks that the client of one request is allowed, and what was made of those that came.</summary>
/// <remarks>It belongs to one request, and costs nothing as long as the request has none.</remarks>
public sealed class Allowance(IReadOnlySet<Quirk> quirks)
{
    /// <summary>What is odd is odd a thousand times: the first few tell.</summary>
    private const int MostNotes = 20;

    private List<string>? notes;

    /// <summary>A sentence for each quirk that applied, beginning with its name.</summary>
    public IReadOnlyList<string> Notes => notes ?? [];

    /// <summary>Whether the client is held to the letter in all.</summary>
    public bool IsStrict => quirks.Count == 0;

    /// <summary>What a client is allowed of whom nothing is known.</summary>
    public static Allowance Usual() => new(Quirks.Usual);

    /// <summary>The same for another request of the client, without the notes.</summary>
    public Allowance Anew() => new(quirks);

    public bool Has(Quirk quirk) => quirks.Contains(quirk);

    /// <param name="made">What came and what was made of it.</param>
    /// <param name="instead">What to send, for a client that is not allowed this.</param>
    /// <exception cref="RefusedException">It is not; with <paramref name="refusal"/>.</exception>
    public void Use(Quirk quirk, string made, Refusal refusal, string instead)
    {
        if (!Has(quirk))
            throw new RefusedException(refusal, instead);
        Note(quirk, made);
    }

    /// <summary>That a quirk applied. Said once: a decision that is made again, because its transaction was, finds the same.</summary>
    public void Note(Quirk quirk, string made)
    {
        var note = $"{quirk.Name}: {made}";
        notes ??= [];
        if (notes.Count < MostNotes && !notes.Contains(note, StringComparer.Ordinal))
            notes.Add(notes.Count == MostNotes - 1 ? "There was more of the kind than is listed here." : note);
    }

    /// <summary>The notes of whoever decided, and these.</summary>
    public IReadOnlyList<string> After(IReadOnlyList<string> decided) => notes is null ? decided : [.. decided, .. notes];
}
