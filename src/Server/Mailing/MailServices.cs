using Rolecall.Server.Hosting;

namespace Rolecall.Server.Mailing;

internal static class MailServices
{
    public static void AddMail(this IServiceCollection services, ServerSettings settings) =>
        services.AddSingleton<IMailCarrier>(provider => settings.SmtpAddress is { } address
            ? new SmtpCarrier(address, settings.MailFrom, provider.GetRequiredService<TimeProvider>())
            : new NoMailCarrier());
}
