using System.Globalization;

namespace Rolecall.Storage.Filters;

/// <summary>A point in time as text of one width in UTC, so that the order of texts is the order of times.</summary>
internal static class SortableInstant
{
    public static string Of(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
