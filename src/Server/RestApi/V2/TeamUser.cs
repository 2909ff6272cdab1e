using System.Text.Json.Serialization;
using Rolecall.Domain.Members;
using Rolecall.Scim.Documents;

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
        var name = NameOf(profile);
        return new TeamUser(
            member.Number.Value,
            name,
            EmailOf(profile),
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

    /// <summary>What people read as the person's name; the user name when nothing better was sent.</summary>
    public static string NameOf(ComplexNode profile)
    {
        if ((profile.Text("displayName") ?? profile.Complex("name")?.Text("formatted")) is { Length: > 0 } shown)
            return shown;
        var parts = new[] { profile.Complex("name")?.Text("givenName"), profile.Complex("name")?.Text("familyName") };
        var joined = string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
        return joined.Length > 0 ? joined : profile.Text("userName")!;
    }

    public static string? EmailOf(ComplexNode profile)
    {
        var emails = profile.List("emails").OfType<ComplexNode>().Where(email => email.Text("value") is not null).ToList();
        var best = emails.Find(email => email.Flag("primary") == true) ?? emails.FirstOrDefault();
        return best?.Text("value") ?? (profile.Text("userName") is { } name && name.Contains('@', StringComparison.Ordinal) ? name : null);
    }

    private static string InitialsOf(string name) =>
        string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => word.EnumerateRunes().First().ToString()));
}

internal sealed record TeamUserRole(int Id, string Name);
