using Microsoft.AspNetCore.Http;
using Rolecall.Server.SingleSignOn.Oidc;

namespace Rolecall.Server.Tests.SignIn.Oidc;

/// <summary>R-10: keys come from the provider, are asked for with measure, and are not believed for ever.</summary>
[Spec("R-10")]
public sealed class ProviderCaching
{
    private static readonly IssuerKey Next = IssuerKey.Rsa("rsa-2");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_sign_ins_read_the_provider_once_an_hour()
    {
        await using var world = await OidcWorld.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.FinishAsync()));
        world.Clock.Advance(TimeSpan.FromMinutes(59));
        await world.FinishAsync();
        Assert.Equal((1, 1), (world.Issuer.DiscoveryReads, world.Issuer.KeyReads));

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.FinishAsync();
        Assert.Equal((2, 2), (world.Issuer.DiscoveryReads, world.Issuer.KeyReads));
    }

    [Fact]
    public async Task A_key_that_was_added_since_is_found()
    {
        await using var world = await OidcWorld.StartAsync();
        await world.FinishAsync();
        world.Issuer.Keys.Insert(0, Next.Jwk());

        Assert.Equal("00u1", (await world.FinishAsync(Next.Sign(world.Payload()))).Subject);
        Assert.Equal("00u1", (await world.FinishAsync(OidcWorld.Rsa.Sign(world.Payload()))).Subject);
        Assert.Equal(2, world.Issuer.KeyReads);
    }

    [Fact]
    public async Task Unknown_keys_make_us_ask_once_in_five_minutes_and_no_more()
    {
        await using var world = await OidcWorld.StartAsync();
        var unknown = Next.Sign(world.Payload());

        for (var i = 0; i < 5; i++)
            Assert.Equal(OidcRefusal.TokenKey, (await world.RefusedAsync(unknown)).Code);
        Assert.Equal(2, world.Issuer.KeyReads);

        world.Issuer.Keys.Add(Next.Jwk());
        world.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(OidcRefusal.TokenKey, (await world.RefusedAsync(Next.Sign(world.Payload()))).Code);
        Assert.Equal(2, world.Issuer.KeyReads);

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("00u1", (await world.FinishAsync(Next.Sign(world.Payload()))).Subject);
        Assert.Equal(3, world.Issuer.KeyReads);
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_stops_within_the_hour()
    {
        await using var world = await OidcWorld.StartAsync(OidcWorld.Rsa, Next);
        await world.FinishAsync();
        world.Issuer.Keys.RemoveAt(0);
        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(OidcRefusal.TokenKey, (await world.RefusedAsync(OidcWorld.Rsa.Sign(world.Payload()))).Code);
    }

    [Fact]
    public async Task Keys_that_cannot_be_read_again_serve_for_a_day_and_are_asked_for_every_five_minutes()
    {
        await using var world = await OidcWorld.StartAsync();
        await world.FinishAsync();
        world.Issuer.KeysAnswer = () => Results.StatusCode(503);

        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("00u1", (await world.FinishAsync(OidcWorld.Rsa.Sign(world.Payload()))).Subject);
        Assert.Equal("00u1", (await world.FinishAsync(OidcWorld.Rsa.Sign(world.Payload()))).Subject);
        Assert.Equal(2, world.Issuer.KeyReads);

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("00u1", (await world.FinishAsync(OidcWorld.Rsa.Sign(world.Payload()))).Subject);
        Assert.Equal(3, world.Issuer.KeyReads);

        world.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(OidcRefusal.ProviderUnreachable, (await world.RefusedAsync(OidcWorld.Rsa.Sign(world.Payload()))).Code);

        world.Issuer.KeysAnswer = null;
        Assert.Equal("00u1", (await world.FinishAsync(OidcWorld.Rsa.Sign(world.Payload()))).Subject);
    }

    [Fact]
    public async Task A_provider_that_suddenly_calls_itself_otherwise_is_not_believed_for_a_day()
    {
        await using var world = await OidcWorld.StartAsync();
        await world.FinishAsync();
        world.Issuer.Discovery["issuer"] = "https://other.example";
        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(OidcRefusal.ProviderUnusable, (await world.RefusedAsync()).Code);
    }

    [Fact]
    public async Task A_provider_that_was_away_at_first_is_asked_again_at_once()
    {
        await using var world = await OidcWorld.StartAsync();
        world.Issuer.DiscoveryAnswer = () => Results.StatusCode(503);
        Assert.Equal(OidcRefusal.ProviderUnreachable, (await world.RefusedAsync()).Code);

        world.Issuer.DiscoveryAnswer = null;
        Assert.Equal("00u1", (await world.FinishAsync()).Subject);
    }

    [Fact]
    public async Task Setting_a_connection_up_reads_anew()
    {
        await using var world = await OidcWorld.StartAsync();
        await world.FinishAsync();

        await world.Client.ProbeAsync(world.Settings.Issuer, Ct);
        await world.FinishAsync();

        Assert.Equal(2, world.Issuer.DiscoveryReads);
    }

    [Fact]
    public async Task Issuers_do_not_share_what_was_read()
    {
        await using var one = await OidcWorld.StartAsync();
        await using var two = await OidcWorld.StartAsync(Next);
        await one.Client.StartAsync(one.Settings, "s", new OidcStartOptions(), Ct);

        var start = await one.Client.StartAsync(two.Settings, "s", new OidcStartOptions(), Ct);

        Assert.StartsWith(two.Issuer.Url, start.AuthorizationUrl.AbsoluteUri);
    }

    [Fact]
    public async Task Nobody_waits_for_somebody_who_sets_a_connection_up()
    {
        await using var world = await OidcWorld.StartAsync();
        await world.FinishAsync();
        using var asked = new ManualResetEventSlim();
        using var answer = new ManualResetEventSlim();
        world.Issuer.DiscoveryAnswer = () =>
        {
            asked.Set();
            answer.Wait(TimeSpan.FromSeconds(20));
            return Results.StatusCode(503);
        };

        var probing = Task.Run(() => world.Client.ProbeAsync(world.Settings.Issuer, Ct), Ct);
        Assert.True(asked.Wait(TimeSpan.FromSeconds(20), Ct));
        Assert.Equal("00u1", (await world.FinishAsync().WaitAsync(TimeSpan.FromSeconds(15), Ct)).Subject);
        answer.Set();

        Assert.Contains("answers 503", (await probing).Problem);
    }
}
