namespace Rolecall.Server.Mailing;

internal interface IMailCarrier
{
    /// <summary>Returns when the mail server has taken the mail over.</summary>
    /// <exception cref="UnsentMailException">It has not, for the reason that the message tells the operator.</exception>
    Task SendAsync(Mail mail, CancellationToken ct);
}
