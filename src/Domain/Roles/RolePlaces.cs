using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;

namespace Rolecall.Domain.Roles;

/// <summary>Learns where a connection's client puts role attributes, so that answers carry the current values there too.</summary>
internal static class RolePlaces
{
    /// <summary>No admin maps more; a bound, because every answer carries them.</summary>
    private const int Most = 12;
    private const int LongestUrn = 200;

    /// <returns>The places from now on; null when nothing new was seen.</returns>
    public static IReadOnlyList<RolePlace>? Learn(Connection? connection, IReadOnlyList<RoleSignal> signals)
    {
        if (connection is null)
            return null;

        var places = connection.Places.ToList();
        foreach (var signal in signals)
        {
            if (!IsWorthKeeping(signal))
                continue;

            var at = places.FindIndex(signal.Place.IsSameAs);
            if (at < 0 && places.Count < Most)
                places.Add(signal.Place);
            else if (at >= 0 && places[at].AsNumber != signal.Place.AsNumber && signal.Value is not null)
                places[at] = places[at] with { AsNumber = signal.Place.AsNumber };
        }

        return places.SequenceEqual(connection.Places) ? null : places;
    }

    /// <summary>The canonical place is in every answer anyway, and what stands under a declared schema is that schema's business.</summary>
    private static bool IsWorthKeeping(RoleSignal signal) =>
        signal.Problem is null
        && signal.Place.Urn is not { Length: > LongestUrn }
        && (signal.Place.Urn is null || MemberSchemas.User.FindSchema(signal.Place.Urn) is null);
}
