using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Members;

/// <summary>What people read of a profile.</summary>
public static class ProfileWords
{
    /// <summary>What people read as the person's name; the user name when nothing better was sent.</summary>
    public static string NameOf(ComplexNode profile)
    {
        if ((profile.Text("displayName") ?? profile.Complex("name")?.Text("formatted")) is { Length: > 0 } shown)
            return shown;
        var parts = new[] { profile.Complex("name")?.Text("givenName"), profile.Complex("name")?.Text("familyName") };
        var joined = string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
        return joined.Length > 0 ? joined : profile.Text("userName")!;
    }

    /// <summary>Where mails go: the primary address, else the first, else the user name where it is one; null when there is none.</summary>
    public static string? EmailOf(ComplexNode profile)
    {
        var emails = profile.List("emails").OfType<ComplexNode>().Where(email => email.Text("value") is not null).ToList();
        var best = emails.Find(email => email.Flag("primary") == true) ?? emails.FirstOrDefault();
        return best?.Text("value") ?? (profile.Text("userName") is { } name && name.Contains('@', StringComparison.Ordinal) ? name : null);
    }
}
