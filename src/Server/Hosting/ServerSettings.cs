using System.Net;
using Rolecall.Server.Egress;
using Rolecall.Server.Mailing;
using Rolecall.Storage;

namespace Rolecall.Server.Hosting;

/// <summary>All settings of the server. From the command line, ROLECALL_* variables or appsettings.json, in this order of precedence.</summary>
internal sealed class ServerSettings
{
    /// <summary>Where to listen; several with semicolons between them.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>sqlite:PATH or postgres:CONNECTION.</summary>
    public string Store { get; set; } = "sqlite:./data/rolecall.db";

    /// <summary>Addresses or networks (10.0.0.0/8) of reverse proxies, with commas between them; only theirs is X-Forwarded-* believed.</summary>
    public string Proxies { get; set; } = "";

    /// <summary>Connections open at once; further ones are closed.</summary>
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>How long requests under way may take to end when the server stops.</summary>
    public int DrainSeconds { get; set; } = 30;

    /// <summary>How long a stopping server goes on taking requests while it says that it is not ready; a balancer needs that, one server alone does not.</summary>
    public int LeaveSeconds { get; set; }

    /// <summary>How many days the provisioning log goes back; the audit is kept for good.</summary>
    public int LogDays { get; set; } = 30;

    /// <summary>The mail server, such as smtp://user:password@host:587; none: no mail is sent.</summary>
    public string Smtp { get; set; } = "";

    /// <summary>The address that mail comes from.</summary>
    [ConfigurationKeyName("mail_from")]
    public string MailFrom { get; set; } = "";

    /// <summary>The file of the master key; empty: beside the store, or where this user keeps such things.</summary>
    [ConfigurationKeyName("master_key_file")]
    public string MasterKeyFile { get; set; } = "";

    /// <summary>Networks, addresses and host names inside that this server may fetch metadata from, with commas between them; a host named here may also be reached by http.</summary>
    [ConfigurationKeyName("allowed_networks")]
    public string AllowedNetworks { get; set; } = "";

    public IReadOnlyList<string> AllowedNetworkList =>
        AllowedNetworks.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Null when no mail is sent.</summary>
    public SmtpAddress? SmtpAddress => Smtp.Length == 0 ? null : SmtpAddress.Parse(Smtp);

    public StoreAddress StoreAddress => StoreAddress.Parse(Store)!;

    public IReadOnlyList<IPNetwork> ProxyNetworks => [.. SplitProxies().Select(text => Parse(text)!.Value)];

    public IEnumerable<string> UrlList => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <exception cref="StartRefusedException">A setting is wrong.</exception>
    public static ServerSettings Read(IConfiguration configuration)
    {
        ServerSettings settings;
        try
        {
            settings = configuration.Get<ServerSettings>() ?? new ServerSettings();
        }
        catch (InvalidOperationException malformed)
        {
            throw new StartRefusedException(malformed.Message);
        }

        var problems = settings.Problems().ToArray();
        return problems.Length == 0 ? settings : throw new StartRefusedException(string.Join(' ', problems));
    }

    /// <summary>What is wrong, a sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var url in UrlList.Where(url => !url.StartsWith("http://", StringComparison.Ordinal) && !url.StartsWith("https://", StringComparison.Ordinal)))
            yield return $"urls: '{url}' is not an http:// or https:// URL.";
        if (!UrlList.Any())
            yield return "urls: name at least one URL to listen on.";
        if (StoreAddress.Parse(Store) is null)
            yield return $"store: this is no store that the server knows; write {StoreAddress.Forms}.";
        foreach (var proxy in SplitProxies().Where(proxy => Parse(proxy) is null))
            yield return $"proxies: '{proxy}' is neither an address nor a network such as 10.0.0.0/8.";
        if (MaxConnections < 1)
            yield return "maxConnections: must be at least 1.";
        if (DrainSeconds is < 0 or > 300)
            yield return "drainSeconds: must be between 0 and 300.";
        if (LeaveSeconds is < 0 or > 60)
            yield return "leaveSeconds: must be between 0 and 60.";
        if (LogDays is < 1 or > 3650)
            yield return "logDays: must be between 1 and 3650.";
        foreach (var entry in AllowedNetworkList.Where(entry => !EgressOptions.IsOne(entry)))
            yield return $"allowed_networks: '{entry}' is neither a host name, nor an address, nor a network such as 10.1.0.0/16.";
        if (Smtp.Length > 0 && SmtpAddress is null)
            yield return $"smtp: this is no mail server's address; write {SmtpAddress.Forms}, with %40 for an @ in the user or password.";
        if (SmtpAddress is not null && !MailAddressRule.IsOne(MailFrom))
            yield return "mail_from: with smtp, name the one e-mail address that mail comes from, such as rolecall@example.com.";
    }

    private string[] SplitProxies() => Proxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}
