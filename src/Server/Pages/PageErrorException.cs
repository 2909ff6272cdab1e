namespace Rolecall.Server.Pages;

/// <summary>A "no" that is about the browser's request, so that the domain has no word for it; it becomes a page.</summary>
/// <param name="sentence">What to do.</param>
internal sealed class PageErrorException(int status, string sentence) : Exception(sentence)
{
    public int Status { get; } = status;
}
