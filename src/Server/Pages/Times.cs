namespace Rolecall.Server.Pages;

/// <summary>Points in time, in words.</summary>
internal static class Times
{
    public static string Exact(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss") + " UTC";

    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy");

    public static string Relative(DateTimeOffset at, DateTimeOffset now)
    {
        var past = now - at;
        return past switch
        {
            _ when past < TimeSpan.FromMinutes(-1) => Exact(at),
            _ when past < TimeSpan.FromSeconds(10) => "just now",
            _ when past < TimeSpan.FromMinutes(1) => $"{(int)past.TotalSeconds} s ago",
            _ when past < TimeSpan.FromHours(1) => $"{(int)past.TotalMinutes} min ago",
            _ when past < TimeSpan.FromDays(1) => $"{(int)past.TotalHours} h ago",
            _ when past < TimeSpan.FromDays(7) => (int)past.TotalDays == 1 ? "yesterday" : $"{(int)past.TotalDays} days ago",
            _ => Day(at),
        };
    }
}
