using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Rolecall.Scim;

namespace Rolecall.Server.SignIn.Passwords;

/// <summary>
/// Makes and checks hashes of passwords: PBKDF2 with HMAC-SHA512 (security.md R-43). They are slow on purpose, so few are made at
/// once and few wait: a crowd at the door must not take the processor from provisioning.
/// </summary>
internal sealed class PasswordHashes : IDisposable
{
    public const int Iterations = 220_000;

    /// <summary>How many may wait: a hash takes about a third of a second, and nobody waits much longer than three.</summary>
    public const int Waiting = 16;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    private static readonly Person Nobody = new();
    private static readonly string Decoy = MakeDecoy();

    private readonly PasswordHasher<Person> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnce,
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public static int AtOnce => Math.Min(2, Environment.ProcessorCount);

    /// <exception cref="RefusedException">Busy: too many wait already.</exception>
    public Task<string> HashAsync(string password, CancellationToken ct) =>
        InTurnAsync(() => this.hasher.HashPassword(Nobody, password), ct);

    /// <param name="hash">Null when there is no such account or it has no password: takes as long, and is wrong.</param>
    /// <exception cref="RefusedException">Busy: too many wait already.</exception>
    public Task<PasswordVerdict> VerifyAsync(string? hash, string password, CancellationToken ct) => InTurnAsync(
        () => (this.hasher.VerifyHashedPassword(Nobody, hash ?? Decoy, password), hash) switch
        {
            (_, null) or (PasswordVerificationResult.Failed, _) => PasswordVerdict.Wrong,
            (PasswordVerificationResult.Success, _) => PasswordVerdict.Right,
            (PasswordVerificationResult.SuccessRehashNeeded, _) => PasswordVerdict.RightHashAgain,
        },
        ct);

    public void Dispose() => this.limiter.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken ct)
    {
        using var turn = await this.limiter.AcquireAsync(permitCount: 1, ct);
        return turn.IsAcquired
            ? await Task.Run(work, ct)
            : throw new RefusedException(Refusal.Busy, "Too many people are signing in at this moment; try again in a few seconds.") { RetryAfter = TimeSpan.FromSeconds(3) };
    }

    /// <summary>A hash of no password, in the hasher's third format: version, HMAC-SHA512, iterations, length of the salt, salt, hash.</summary>
    private static string MakeDecoy()
    {
        var bytes = RandomNumberGenerator.GetBytes(13 + SaltBytes + HashBytes);
        bytes[0] = 1;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), 2);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(5), Iterations);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(9), SaltBytes);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>The hasher asks whose password it is, and does nothing with the answer.</summary>
    private sealed class Person;
}
