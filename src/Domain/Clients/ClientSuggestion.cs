using Rolecall.Domain.Provisioning;

namespace Rolecall.Domain.Clients;

/// <summary>Which profile the traffic of a connection speaks for. It is for a person to follow: nothing is ever switched by itself.</summary>
/// <param name="Profile">Null when nothing speaks for one more than for another.</param>
/// <param name="Because">What was seen, a sentence each.</param>
public sealed record ClientSuggestion(string? Profile, IReadOnlyList<string> Because)
{
    /// <summary>The first sign of a profile is the one that tells most; with it and one more the profile is worth naming.</summary>
    private const int Least = 2;

    /// <param name="exchanges">Of one connection, in the order they came.</param>
    public static ClientSuggestion Of(IEnumerable<Exchange> exchanges)
    {
        var requests = exchanges.Select(SeenRequest.Of).ToArray();
        var candidates = ClientProfiles.All
            .Select(profile => new Candidate(profile, [.. profile.Signs.Select(Signs.Find).Where(sign => sign.Shows(requests))]))
            .Where(candidate => candidate.Seen.Count >= Least && candidate.Seen[0].Name == candidate.Profile.Signs[0])
            .OrderByDescending(candidate => candidate.Share)
            .ThenByDescending(candidate => candidate.Seen.Count)
            .ToArray();

        return candidates switch
        {
            [] => new(null, [$"{requests.Length} requests were looked at, and none of the known clients shows in them."]),
            [var first, var second, ..] when first.IsLike(second) =>
                new(null, [$"The requests speak for {first.Profile.Title} as much as for {second.Profile.Title}."]),
            [var first, ..] => new(first.Profile.Name, [.. first.Seen.Select(sign => sign.Sentence)]),
        };
    }

    private sealed record Candidate(ClientProfile Profile, IReadOnlyList<Sign> Seen)
    {
        public double Share => (double)Seen.Count / Profile.Signs.Count;

        public bool IsLike(Candidate other) => Seen.Count == other.Seen.Count && Profile.Signs.Count == other.Profile.Signs.Count;
    }
}
