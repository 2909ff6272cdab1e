using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Playwright;
using Rolecall.Browser.Tests.Running;

namespace Rolecall.Browser.Tests.ForeignProviders;

/// <summary>SimpleSAMLphp as Debian packs it, served by PHP's own web server. Its key is made at the start and goes with it.</summary>
internal sealed class SimpleSamlPhp : IForeignProvider
{
    private const string Installed = "/usr/share/simplesamlphp/www";

    private readonly string ownFolder;
    private readonly Daemon process;
    private readonly List<ServiceProvider> registered = [];

    private SimpleSamlPhp(string ownFolder, Daemon process, Uri address) =>
        (this.ownFolder, this.process, Address) = (ownFolder, process, address);

    public Uri Address { get; }

    public Uri MetadataUrl => new(Address, "/saml2/idp/metadata.php");

    public string EntityId => MetadataUrl.AbsoluteUri;

    public Uri SignOnUrl => new(Address, "/saml2/idp/SSOService.php");

    /// <summary>Skips the test on a machine without PHP or SimpleSAMLphp.</summary>
    public static async Task<SimpleSamlPhp> StartAsync()
    {
        Assert.SkipUnless(
            Programs.Find("php") is not null && Directory.Exists(Installed),
            "Signing in at SimpleSAMLphp takes simplesamlphp and php-cli, and this machine lacks one of them.");
        var folder = Directory.CreateTempSubdirectory("simplesamlphp-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "temp"));
        MakeKey(folder);
        var configuration = Path.Combine(AppContext.BaseDirectory, "ForeignProviders", "simplesamlphp");
        var port = Daemon.FreePort();
        var address = new Uri($"http://127.0.0.1:{port}");
        var environment = new Dictionary<string, string>
        {
            ["SIMPLESAMLPHP_CONFIG_DIR"] = configuration,
            ["PROVIDER_ADDRESS"] = address.GetLeftPart(UriPartial.Authority),
            ["PROVIDER_STATE"] = folder,
            ["PROVIDER_SALT"] = RandomNumberGenerator.GetHexString(32),
            ["PROVIDER_PEOPLE"] = Person.Json,
        };
        var log = Path.Combine(folder, "log");
        var server = Daemon.Start(
            folder, log, environment,
            "php", "-d", "display_errors=stderr", "-S", $"127.0.0.1:{port}", "-t", Installed, Path.Combine(configuration, "router.php"));
        var provider = new SimpleSamlPhp(folder, server, address);
        provider.Save();
        await server.WaitAsync(provider.MetadataUrl);
        return provider;
    }

    /// <summary>From the next request on; one with the same entity id is replaced.</summary>
    public void Register(ServiceProvider serviceProvider)
    {
        registered.RemoveAll(other => other.EntityId == serviceProvider.EntityId);
        registered.Add(serviceProvider);
        Save();
    }

    /// <summary>Where a person starts at the provider: the response then answers no request.</summary>
    public Uri UnsolicitedUrl(string entityId) => new($"{SignOnUrl}?spentityid={Uri.EscapeDataString(entityId)}");

    public async Task SignInAsync(IPage page, string name)
    {
        var person = Person.Of(name);
        await page.FillAsync("#username", person.Name);
        await page.FillAsync("#password", person.Password);
        await page.LeaveAsync(Address, () => page.ClickAsync("#submit_button"));
    }

    public ValueTask DisposeAsync()
    {
        process.Dispose();
        Directory.Delete(ownFolder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void Save() => File.WriteAllText(
        Path.Combine(ownFolder, "service-providers.json"), JsonSerializer.Serialize(registered, JsonSerializerOptions.Web));

    private static void MakeKey(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=simplesamlphp.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
    }
}
