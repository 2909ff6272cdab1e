using Rolecall.Scim.Documents;
using Rolecall.Scim.Text;

namespace Rolecall.Storage;

/// <summary>One e-mail of a profile as filters compare it: a row of <c>member_emails</c>.</summary>
internal sealed record EmailKeys(string? Value, string? Type, string? Display, bool Primary)
{
    public static IEnumerable<EmailKeys> Of(ComplexNode profile) =>
        profile.List("emails").OfType<ComplexNode>().Select(email =>
            new EmailKeys(Key(email, "value"), Key(email, "type"), Key(email, "display"), email.Flag("primary") ?? false));

    private static string? Key(ComplexNode email, string name) => email.Text(name) is { Length: > 0 } text ? NameKey.Fold(text) : null;
}
