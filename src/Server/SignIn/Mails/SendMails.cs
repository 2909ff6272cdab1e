using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Server.Mailing;

namespace Rolecall.Server.SignIn.Mails;

/// <summary>Sends the mails that wait, and tries again later what a mail server did not take.</summary>
internal sealed class SendMails(IAccounts accounts, Postbox postbox, IMailCarrier carrier, TimeProvider clock, ILogger<SendMails> logger) : BackgroundService
{
    private const int AtOnce = 20;
    private const int MostAttempts = 8;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>What a node has taken is not taken by another meanwhile.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    public async Task SendAsync(CancellationToken ct)
    {
        foreach (var mail in await accounts.ReadDueMailsAsync(clock.GetUtcNow(), AtOnce, ct))
        {
            var tried = mail with { Attempts = mail.Attempts + 1, Due = clock.GetUtcNow() + Claim };
            await accounts.SettleMailAsync(mail.Id, tried, ct);
            await accounts.SettleMailAsync(mail.Id, await AfterAsync(tried, ct), ct);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (postbox.IsShown || postbox.Problem is not null)
            return;
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                logger.LogWarning("Could not look for mails to send: {Fault}", fault.GetType().Name);
            }
        }
    }

    /// <returns>What is left of it; null when it was taken, or is given up.</returns>
    private async Task<SealedMail?> AfterAsync(SealedMail mail, CancellationToken ct)
    {
        try
        {
            await carrier.SendAsync(postbox.Open(mail), ct);
            return null;
        }
        catch (UnsentMailException unsent)
        {
            logger.LogWarning("Mail {Mail} was not taken at attempt {Attempt}: {Reason}", mail.Id, mail.Attempts, unsent.Message);
            return mail.Attempts >= MostAttempts ? null : mail with { Due = clock.GetUtcNow() + TimeSpan.FromMinutes(Math.Pow(2, mail.Attempts)) };
        }
    }
}
