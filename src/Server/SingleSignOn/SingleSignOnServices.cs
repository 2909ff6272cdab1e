using Rolecall.Server.SingleSignOn.Oidc;

namespace Rolecall.Server.SingleSignOn;

internal static class SingleSignOnServices
{
    /// <summary>What both setting a connection up and signing in through it stand on.</summary>
    public static void AddSingleSignOn(this IServiceCollection services) =>
        services.AddSingleton<ConnectionSecrets>().AddSingleton<OidcClient>().AddSingleton<ConnectionSettings>();
}
