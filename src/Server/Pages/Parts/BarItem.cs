namespace Rolecall.Server.Pages.Parts;

public sealed record BarItem(string Title, long Count);
