using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.Keys;

internal static class KeyServices
{
    private static readonly TimeSpan RingRotation = TimeSpan.FromDays(90);

    /// <summary>The secrets that a server keeps, and the ring that its cookies and forms are protected with.</summary>
    /// <exception cref="StartRefusedException">There is no master key and none can be made.</exception>
    public static void AddKeys(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(MasterKeyFile.Load(MasterKeyFile.PathOf(settings)));
        services.AddSingleton<ProtectionKeyRing>();
        services.AddHostedService<KeyCheck>();
        services.AddDataProtection().SetApplicationName("rolecall").SetDefaultKeyLifetime(RingRotation);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            ring => ring.XmlRepository = provider.GetRequiredService<ProtectionKeyRing>()));
        // It warns of keys that are stored in the clear, and cannot know that the repository seals them.
        services.AddLogging(logging => logging.AddFilter(typeof(XmlKeyManager).FullName, LogLevel.Error));
    }
}
