namespace Rolecall.Server.Pages.Parts;

/// <summary>One of several to choose from.</summary>
/// <param name="Hint">A sentence on what it comes to.</param>
public sealed record Option(string Value, string Title, string? Hint = null)
{
    /// <summary>Shown over those of the same group.</summary>
    public string? Group { get; init; }

    /// <summary>A word beside the title: "recommended".</summary>
    public string? Badge { get; init; }
}
