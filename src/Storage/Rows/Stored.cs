using System.Text.Json;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;

namespace Rolecall.Storage.Rows;

/// <summary>How times and enumerations stand in the database.</summary>
internal static class Stored
{
    [ThreadStatic]
    private static (string Text, string[] Uris)? last;

    public static long Time(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static long? Time(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    /// <summary>The time as it will be read again.</summary>
    public static DateTimeOffset Rounded(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    /// <summary>The state as it will be read again: a write answers what the next read answers.</summary>
    public static MemberState Rounded(MemberState state) => state with
    {
        Member = state.Member with { Created = Rounded(state.Member.Created), Modified = Rounded(state.Member.Modified) },
        Grants = [.. state.Grants.Select(grant => grant with { At = Rounded(grant.At) }).OrderBy(grant => grant.Source)],
        Drift = [.. state.Drift.Select(drift => drift with { Since = Rounded(drift.Since) }).OrderBy(drift => drift.Attribute, StringComparer.Ordinal)],
    };

    public static ScimId Id(string text) =>
        ScimId.TryParse(text, out var id) ? id : throw new InvalidOperationException("A stored id is none of ours.");

    /// <summary>The URIs of extensions: those of most rows are those of the row before.</summary>
    public static IReadOnlyList<string> Uris(string text)
    {
        if (text.Length == 0)
            return [];
        if (last is not { } same || same.Text != text)
            last = same = (text, text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return same.Uris;
    }

    public static string Word<T>(T value)
        where T : struct, Enum => Words<T>.Of[value];

    public static T Word<T>(string word)
        where T : struct, Enum => Words<T>.From[word];

    /// <summary>A role of two columns: built-in when it is no custom one.</summary>
    public static RoleRef Role(int? builtIn, int? custom) =>
        custom is { } id ? RoleRef.Of(new RoleId(id)) : RoleRef.Of((BuiltInRole)builtIn!.Value);

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Of =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> From = Of.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
