namespace Rolecall.Server.SignIn.Mails;

public sealed record MailboxModel(IReadOnlyList<MailLine> Mails, DateTimeOffset Now);

public sealed record MailLine(string Path, string To, string Subject, DateTimeOffset Made);

public sealed record MailModel(MailLine Mail, IReadOnlyList<MailParagraph> Paragraphs);

/// <param name="Path">Of a link to this server; null for words.</param>
public sealed record MailParagraph(string Text, string? Path);
