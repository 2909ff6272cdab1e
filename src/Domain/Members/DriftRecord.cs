
namespace Rolecall.Domain.Members;

/// <summary>Keeps the list of what was sent and not applied up to date.</summary>
internal static class DriftRecord
{
    public const string RoleOnly = "profile_updates=role_only";

    /// <param name="touched">The attributes the request spoke about, in canonical notation; null for all of them.</param>
    public static IReadOnlyList<Drift> Of(
        IReadOnlyList<Drift> before, IReadOnlyList<WithheldValue> withheld, IReadOnlyCollection<string>? touched, DateTimeOffset now)
    {
        var drift = before.Where(line => touched is not null && !touched.Any(notation => Covers(notation, line.Attribute))).ToList();
        foreach (var value in withheld)
        {
            if (touched is not null && !touched.Any(notation => Covers(notation, value.Attribute)))
                continue;

            var known = before.FirstOrDefault(line => line.Attribute == value.Attribute && line.Sent == value.SentJson);
            drift.RemoveAll(line => line.Attribute == value.Attribute);
            drift.Add(known ?? new Drift(value.Attribute, value.SentJson, RoleOnly, now));
        }

        return drift.SequenceEqual(before) ? before : drift;
    }

    /// <summary>"name" covers "name.givenName" and the other way round; a schema URI covers its attributes.</summary>
    private static bool Covers(string notation, string attribute) =>
        notation == attribute || IsPart(notation, attribute) || IsPart(attribute, notation);

    private static bool IsPart(string whole, string part) =>
        part.Length > whole.Length && part.StartsWith(whole, StringComparison.Ordinal) && part[whole.Length] is '.' or ':';
}
