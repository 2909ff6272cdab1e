using Rolecall.Domain.Members;
using Rolecall.Scim.Documents;

namespace Rolecall.Server.Admin;

/// <summary>People as people call them.</summary>
internal static class MemberWords
{
    /// <summary>The best of what the identity provider sent.</summary>
    public static string Name(Member member)
    {
        var profile = member.Profile.Document;
        if (profile.Text("displayName") is { Length: > 0 } display)
            return display;
        var name = profile["name"] as ComplexNode;
        var parts = string.Join(' ', new[] { name?.Text("givenName"), name?.Text("familyName") }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return parts.Length > 0 ? parts : name?.Text("formatted") is { Length: > 0 } formatted ? formatted : member.Profile.UserName;
    }
}
