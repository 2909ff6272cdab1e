namespace Rolecall.Server.Pages.Parts;

/// <param name="Path">Where it is done; null when there is nothing to press.</param>
/// <param name="Action">What the button says.</param>
public sealed record Step(string Title, string Sentence, bool Done, string? Path, string? Action);
