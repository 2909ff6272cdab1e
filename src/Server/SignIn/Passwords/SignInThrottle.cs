using System.Net;
using System.Threading.RateLimiting;
using Rolecall.Server.Pages;
using Rolecall.Scim.Text;

namespace Rolecall.Server.SignIn.Passwords;

/// <summary>
/// Slows guessing down (security.md R-05): ten wrong passwords of an account, a hundred from an address, then one a minute. A browser
/// that signed in as the account before has a count of its own, so that a guesser locks nobody out.
/// </summary>
internal sealed class SignInThrottle : IDisposable
{
    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> accounts = Limiter(10, 1);
    private readonly PartitionedRateLimiter<string> addresses = Limiter(100, 10);

    /// <exception cref="PageErrorException">429.</exception>
    public void Require(string email, IPAddress? address, string? device)
    {
        if (IsUsedUp(accounts, AccountKey(email, device)) || IsUsedUp(addresses, AddressKey(address)))
            throw new PageErrorException(StatusCodes.Status429TooManyRequests, "That was tried too often: wait a minute and try again.");
    }

    /// <summary>Counts one that was wrong.</summary>
    public void Count(string email, IPAddress? address, string? device)
    {
        accounts.AttemptAcquire(AccountKey(email, device)).Dispose();
        addresses.AttemptAcquire(AddressKey(address)).Dispose();
    }

    public void Dispose()
    {
        accounts.Dispose();
        addresses.Dispose();
    }

    /// <remarks>Permits come back bit by bit, and to acquire none succeeds with a bit of one: only a whole one is a try.</remarks>
    private static bool IsUsedUp(PartitionedRateLimiter<string> limiter, string key) => limiter.GetStatistics(key) is { CurrentAvailablePermits: < 1 };

    private static PartitionedRateLimiter<string> Limiter(int atOnce, int perMinute) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = atOnce,
            TokensPerPeriod = perMinute,
            ReplenishmentPeriod = Refill,
            QueueLimit = 0,
        }),
        StringComparer.Ordinal);

    private static string AccountKey(string email, string? device) => $"{NameKey.Fold(email)}\n{device}";

    /// <summary>Of IPv6 the network that one customer is given, /64.</summary>
    private static string AddressKey(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
