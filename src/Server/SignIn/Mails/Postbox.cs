using System.Text.Json;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.SignOn;
using Rolecall.Server.Hosting;
using Rolecall.Server.Keys;
using Rolecall.Server.Mailing;

namespace Rolecall.Server.SignIn.Mails;

/// <summary>Writes mails, to be stored with the change that they tell of; a worker sends them.</summary>
internal sealed class Postbox(MasterKey key, PublicUrl publicUrl, ServerSettings settings, IHostEnvironment environment, TimeProvider clock)
{
    private const string Purpose = "mail";

    /// <summary>Whether mails are shown on a page of this machine, because nobody carries them.</summary>
    public bool IsShown => settings.SmtpAddress is null && environment.IsDevelopment();

    /// <summary>Why no mail can be sent; null when it can. A server that cannot does not pretend.</summary>
    public string? Problem => settings.SmtpAddress is null && !environment.IsDevelopment()
        ? "This server cannot send mail yet, so no password can be reset: ask its operator to set 'smtp' and 'mail_from', or for an owner link."
        : null;

    public ValueTask<string> PublicUrlAsync(CancellationToken ct) => publicUrl.GetAsync(ct);

    public SealedMail Reset(string to, string url, SecretToken token) => Seal(ResetPasswordMail.Write(to, url, $"/reset/{token.Text}", MailedLink.Life));

    public SealedMail Confirm(string to, string current, string url, SecretToken token) =>
        Seal(ConfirmAddressMail.Write(to, current, url, $"/confirm-email/{token.Text}", MailedLink.Life));

    public SealedMail PasswordChanged(string to, string url) => Seal(PasswordChangedMail.Write(to, clock.GetUtcNow(), url, "/forgot"));

    /// <param name="to">The old one.</param>
    public SealedMail AddressChanged(string to, string url) => Seal(AddressChangedMail.Write(to, clock.GetUtcNow(), url));

    public Mail Open(SealedMail mail) => JsonSerializer.Deserialize<Mail>(key.Open(Purpose, mail.Id, mail.Sealed.Span))!;

    public SealedMail Seal(Mail mail)
    {
        var now = clock.GetUtcNow();
        var id = AttemptId.New(now);
        return new SealedMail(id, key.Seal(Purpose, id, JsonSerializer.SerializeToUtf8Bytes(mail)), now, now, 0, null);
    }
}
