using System.Runtime.Versioning;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Rolecall.Scim;
using Rolecall.Server.Hosting;
using Rolecall.Server.Keys;
using Rolecall.Storage;

namespace Rolecall.Server.Tests.Keys;

/// <summary>What is under the master key, and who can open it.</summary>
[Spec("R-44")]
[SupportedOSPlatform("linux")]
public sealed class MasterKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rolecall-").FullName;

    [Fact]
    public void A_secret_opens_for_its_purpose_and_its_row_alone()
    {
        var key = new MasterKey(new byte[MasterKey.Bytes]);
        var whole = key.Seal("totp", "7", "secret"u8);

        Assert.Equal("secret", Encoding.UTF8.GetString(key.Open("totp", "7", whole)));
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(whole), StringComparison.Ordinal);
        Assert.NotEqual(whole, key.Seal("totp", "7", "secret"u8));
        Refused(() => key.Open("totp", "8", whole));
        Refused(() => key.Open("mail", "7", whole));
        Refused(() => new MasterKey(Enumerable.Repeat((byte)1, MasterKey.Bytes).ToArray()).Open("totp", "7", whole));
    }

    [Fact]
    public void A_secret_of_which_one_byte_was_changed_opens_no_more()
    {
        var key = new MasterKey(new byte[MasterKey.Bytes]);
        var whole = key.Seal("totp", "7", "secret"u8);

        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 1;
            Refused(() => key.Open("totp", "7", changed));
        }

        Refused(() => key.Open("totp", "7", whole.AsSpan(0, 20)));
    }

    [Fact]
    public void The_file_is_made_once_and_only_its_owner_reads_it()
    {
        var path = Path.Combine(folder, "keys", "master.key");
        var made = MasterKeyFile.Load(path);

        Assert.Equal(made.Id, MasterKeyFile.Load(path).Id);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<StartRefusedException>(() => MasterKeyFile.Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not hexadecimal")]
    [InlineData("00ff")]
    public void A_file_that_holds_no_key_is_refused_and_left_alone(string content)
    {
        var path = Path.Combine(folder, "bad.key");
        File.WriteAllText(path, content);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Contains("no master key", Assert.Throws<StartRefusedException>(() => MasterKeyFile.Load(path)).Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact, Spec("R-47")]
    public async Task What_one_node_protected_another_reads_and_the_store_tells_nothing_of_it()
    {
        await using var store = StoreAddress.Parse($"sqlite:{folder}/store.db")!.Open(TimeProvider.System);
        using var one = Node(store);
        using var other = Node(store);

        var text = Protector(one).Protect("signed in");
        Assert.Equal("signed in", Protector(other).Unprotect(text));

        var ring = Assert.Single(await store.Accounts.ReadProtectionKeysAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("key", Encoding.Latin1.GetString(ring.Sealed.Span), StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IDataProtector Protector(ServiceProvider node) => node.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static void Refused(Action open) => Assert.Equal(Refusal.Conflict, Assert.Throws<RefusedException>(open).Refusal);

    private ServiceProvider Node(IStore store)
    {
        var services = new ServiceCollection();
        services.AddSingleton(store.Accounts).AddSingleton(TimeProvider.System).AddLogging();
        services.AddKeys(new ServerSettings { Store = $"sqlite:{folder}/store.db" });
        return services.BuildServiceProvider();
    }
}
