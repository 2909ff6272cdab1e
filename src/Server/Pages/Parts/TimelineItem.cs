namespace Rolecall.Server.Pages.Parts;

/// <param name="Tone">neutral, accent, good, warn or bad.</param>
/// <param name="Path">Where more is told.</param>
public sealed record TimelineItem(string Icon, string Tone, string Sentence, string? By, DateTimeOffset At, string? Path = null);
