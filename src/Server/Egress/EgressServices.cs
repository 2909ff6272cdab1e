using Rolecall.Server.Hosting;

namespace Rolecall.Server.Egress;

internal static class EgressServices
{
    /// <summary>A development machine has its identity provider on itself; nowhere else is loopback reached unasked.</summary>
    private static readonly string[] OwnMachine = ["127.0.0.0/8", "::1", "localhost"];

    public static void AddEgress(this IServiceCollection services, ServerSettings settings, bool isDevelopment)
    {
        services.AddSingleton(new EgressOptions([.. settings.AllowedNetworkList, .. isDevelopment ? OwnMachine : []]));
        services.AddSingleton(provider => new EgressGuard(provider.GetRequiredService<EgressOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ProviderSettings>();
    }
}
