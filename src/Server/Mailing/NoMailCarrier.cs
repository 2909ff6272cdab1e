namespace Rolecall.Server.Mailing;

/// <summary>Where the operator named no mail server.</summary>
internal sealed class NoMailCarrier : IMailCarrier
{
    public Task SendAsync(Mail mail, CancellationToken ct) =>
        throw new UnsentMailException("This server has no mail server to send with; the operator names one in ROLECALL_SMTP and the sender in ROLECALL_MAIL_FROM.");
}
