namespace Rolecall.Server.Pages;

/// <param name="RequestId">By which the server's log knows more.</param>
public sealed record ErrorModel(int Status, string Title, string Sentence, string RequestId);
