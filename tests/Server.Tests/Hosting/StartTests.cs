using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Rolecall.Server.Hosting;
using Rolecall.Storage;

namespace Rolecall.Server.Tests.Hosting;

public sealed class StartTests
{
    private static readonly Version Safe = new(10, 0, 14);

    [Fact]
    public void Without_settings_it_listens_here_and_keeps_its_data_here()
    {
        var settings = Read();

        Assert.Equal("http://127.0.0.1:5080", Assert.Single(settings.UrlList));
        Assert.Equal("./data/rolecall.db", Assert.IsType<SqliteAddress>(settings.StoreAddress).Path);
        Assert.Empty(StartChecks.Complaints(settings, Safe));
    }

    [Theory]
    [InlineData("urls", "127.0.0.1:5080", "urls: '127.0.0.1:5080' is not an http:// or https:// URL.")]
    [InlineData("urls", ";", "urls: name at least one URL to listen on.")]
    [InlineData("store", "mysql:Host=db;Password=secret", "store: this is no store that the server knows; write sqlite:PATH or postgres:CONNECTION.")]
    [InlineData("store", "sqlite:", "store: this is no store that the server knows; write sqlite:PATH or postgres:CONNECTION.")]
    [InlineData("proxies", "10.0.0.1, everyone", "proxies: 'everyone' is neither an address nor a network such as 10.0.0.0/8.")]
    [InlineData("maxConnections", "0", "maxConnections: must be at least 1.")]
    [InlineData("drainSeconds", "-1", "drainSeconds: must be between 0 and 300.")]
    [InlineData("leaveSeconds", "61", "leaveSeconds: must be between 0 and 60.")]
    [InlineData("smtp", "mail.example.com", "smtp: this is no mail server's address; write smtp://user:password@host:587 or smtps://user:password@host:465, with %40 for an @ in the user or password.")]
    [InlineData("smtp", "smtps://mail.example.com", "mail_from: with smtp, name the one e-mail address that mail comes from, such as rolecall@example.com.")]
    public void A_wrong_setting_is_named(string key, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<StartRefusedException>(() => Read((key, value))).Message);

    [Fact]
    public void A_number_that_is_none_is_refused() => Assert.Throws<StartRefusedException>(() => Read(("drainSeconds", "soon")));

    [Theory, Spec("R-46")]
    [InlineData("http://0.0.0.0:80")]
    [InlineData("http://*:80")]
    [InlineData("http://10.1.2.3:5080;http://127.0.0.1:5080")]
    [InlineData("http://[::]:5080")]
    public void Tokens_do_not_cross_the_network_unencrypted(string urls)
    {
        Assert.Single(StartChecks.Complaints(Read(("urls", urls)), Safe));
        Assert.Empty(StartChecks.Complaints(Read(("urls", urls), ("proxies", "10.0.0.0/8")), Safe));
    }

    [Theory, Spec("R-46")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080;http://[::1]:5080")]
    [InlineData("https://0.0.0.0:443")]
    public void Loopback_and_TLS_are_fine(string urls) => Assert.Empty(StartChecks.Complaints(Read(("urls", urls)), Safe));

    [Fact, Spec("R-66")]
    public void A_runtime_with_known_holes_does_not_start_in_production()
    {
        Assert.Single(StartChecks.Complaints(Read(), new Version(10, 0, 13)));
        Assert.Empty(StartChecks.Complaints(Read(), new Version(10, 0, 14)));
        var open = Read(("urls", "http://0.0.0.0:80"));
        Assert.Throws<StartRefusedException>(() => StartChecks.Run(open, isProduction: true, NullLogger.Instance));
        StartChecks.Run(open, isProduction: false, NullLogger.Instance);
    }

    [Theory]
    [InlineData("/usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.14/", "/home/me/bin/debug/", "Development")]
    [InlineData("/opt/rolecall/", "/opt/rolecall", "Production")]
    [InlineData("", "/opt/rolecall/", "Production")]
    public void What_carries_its_runtime_is_meant_for_production(string runtime, string program, string environment) =>
        Assert.Equal(environment, RuntimeFloor.DefaultEnvironment(runtime, program));

    [Fact]
    public void It_collects_garbage_as_one_small_process_does()
    {
        var configuration = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rolecall.runtimeconfig.json"));

        Assert.Contains("\"System.GC.Server\": false", configuration, StringComparison.Ordinal);
    }

    [Fact, Spec("R-35")]
    public void No_text_begins_another_line_of_the_log_or_colours_it() =>
        Assert.Equal("a\n    08:00:00 fail forged\\u001B[31m\\u0000", LineFormatter.Encode("a\r\n08:00:00 fail forged\u001b[31m\0\n"));

    private static ServerSettings Read(params (string Key, string Value)[] settings) => ServerSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build());
}
