namespace Rolecall.Server.Egress;

internal static class EgressServices
{
    public static void AddEgress(this IServiceCollection services)
    {
        services.AddSingleton(new EgressOptions([]));
        services.AddSingleton(provider => new EgressGuard(provider.GetRequiredService<EgressOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ProviderSettings>();
    }
}
