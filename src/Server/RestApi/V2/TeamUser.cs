using System.Text.Json.Serialization;
using Rolecall.Domain.Members;

namespace Rolecall.Server.RestApi.V2;

/// <summary>A person as ClickUp's clients expect one: numbers as numbers, times as text, and one name in camel case.</summary>
internal sealed record TeamUser(
    long Id,
    string Username,
    string? Email,
    string Color,
    [property: JsonPropertyName("profilePicture")] string? ProfilePicture,
    string Initials,
    int Role,
    TeamUserRole? CustomRole,
    string? LastActive,
    string DateJoined,
    string DateInvited)
{
    public static TeamUser Of(Member member)
    {
        var profile = member.Profile.Document;
        var name = ProfileWords.NameOf(profile);
        return new TeamUser(
            member.Number.Value,
            name,
            ProfileWords.EmailOf(profile),
            TeamColor.Of(member.Number.Value),
            ProfilePicture: null,
            InitialsOf(name),
            (int)member.Role.BuiltIn,
            member.Role.CustomId is { } id ? new TeamUserRole(id.Value, member.Role.CustomName!) : null,
            LastActive: null,
            Milliseconds(member.Created),
            Milliseconds(member.Created));
    }

    public static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString();

    private static string InitialsOf(string name) =>
        string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => word.EnumerateRunes().First().ToString()));
}

internal sealed record TeamUserRole(int Id, string Name);
