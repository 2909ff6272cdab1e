using System.Buffers.Binary;
using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Rolecall.Scim;
using Rolecall.Server.SignIn.Passwords;

namespace Rolecall.Server.Tests.SignIn.Passwords;

public sealed class PasswordHashesTests : IDisposable
{
    private const string Password = "correct horse battery";

    private readonly PasswordHashes hashes = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => this.hashes.Dispose();

    [Fact, Spec("R-43")]
    public async Task A_hash_is_220_000_rounds_of_HMAC_SHA512_and_salted()
    {
        var bytes = Convert.FromBase64String(await this.hashes.HashAsync(Password, Ct));

        Assert.Equal(1, bytes[0]);
        Assert.Equal(2, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1)));
        Assert.Equal(220_000, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5)));
        Assert.Equal(16, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(9)));
        Assert.NotEqual(bytes, Convert.FromBase64String(await this.hashes.HashAsync(Password, Ct)));
    }

    [Fact, Spec("R-01", "I-58")]
    public async Task No_part_of_a_long_password_stands_for_the_whole()
    {
        var emoji = string.Concat(Enumerable.Repeat("😀", 75)); // 300 bytes
        var hash = await this.hashes.HashAsync(emoji, Ct);

        Assert.Equal(PasswordVerdict.Right, await this.hashes.VerifyAsync(hash, emoji, Ct));
        Assert.Equal(PasswordVerdict.Wrong, await this.hashes.VerifyAsync(hash, emoji[..^2], Ct));
        Assert.Equal(PasswordVerdict.Wrong, await this.hashes.VerifyAsync(hash, emoji[..36], Ct)); // 72 bytes
        Assert.Equal(PasswordVerdict.Wrong, await this.hashes.VerifyAsync(hash, emoji + "x", Ct));
        Assert.Equal(PasswordVerdict.Wrong, await this.hashes.VerifyAsync(hash, "", Ct));
    }

    [Fact, Spec("R-43")]
    public async Task A_cheaper_hash_is_right_and_asks_to_be_made_again()
    {
        var old = Cheap();

        Assert.Equal(PasswordVerdict.RightHashAgain, await this.hashes.VerifyAsync(old, Password, Ct));
        Assert.Equal(PasswordVerdict.Wrong, await this.hashes.VerifyAsync(old, "another password", Ct));
    }

    [Fact, Spec("R-05", "R-43")]
    public async Task Nobody_takes_as_long_as_somebody()
    {
        var hash = await this.hashes.HashAsync(Password, Ct);

        var somebody = await ShortestAsync(hash, "another password");
        var nobody = await ShortestAsync(hash: null, "another password");

        Assert.Equal(PasswordVerdict.Wrong, await this.hashes.VerifyAsync(null, Password, Ct));
        Assert.InRange(nobody / somebody, 0.2, 5); // a busy machine measures badly; without the work it would be nothing
    }

    [Fact, Spec("R-43")]
    public async Task A_crowd_is_sent_away_when_the_queue_is_full_and_told_when_to_come_back()
    {
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        const int tooMany = 10;

        var all = Enumerable.Range(0, PasswordHashes.AtOnce + PasswordHashes.Waiting + tooMany)
            .Select(_ => this.hashes.VerifyAsync(null, Password, impatient.Token))
            .ToList();
        var refused = all.Where(one => one.IsFaulted).ToList();
        await impatient.CancelAsync();

        Assert.InRange(refused.Count, 1, tooMany);
        foreach (var one in refused)
        {
            var busy = await Assert.ThrowsAsync<RefusedException>(() => one);
            Assert.Equal((Refusal.Busy, TimeSpan.FromSeconds(3)), (busy.Refusal, busy.RetryAfter));
        }

        await Task.WhenAll(all.Except(refused)).ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default);
        Assert.Equal(PasswordVerdict.Wrong, await this.hashes.VerifyAsync(Cheap(), "x", Ct));
    }

    private static string Cheap() =>
        new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new object(), Password);

    private async Task<double> ShortestAsync(string? hash, string password)
    {
        var shortest = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await this.hashes.VerifyAsync(hash, password, Ct);
            shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return shortest;
    }
}
