using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin.SignOn;

internal static class AttemptLines
{
    public static async Task<IReadOnlyList<AttemptLine>> OfAsync(IReadOnlyList<SignInAttempt> attempts, IDirectory directory, Shell shell, CancellationToken ct)
    {
        var names = new Dictionary<MemberNumber, string>();
        foreach (var number in attempts.Select(attempt => attempt.Member).OfType<MemberNumber>().Distinct())
            names[number] = await directory.FindMemberAsync(number, ct) is { } state ? MemberWords.Name(state.Member) : $"Member {number}";
        return [.. attempts.Select(attempt => Line(attempt, names, shell))];
    }

    private static AttemptLine Line(SignInAttempt attempt, Dictionary<MemberNumber, string> names, Shell shell) => new(
        attempt.At,
        attempt.Member is { } member ? names[member] : null,
        attempt.Member is { } number ? shell.Path($"/members/{number}") : null,
        Method(attempt.Method),
        attempt.Outcome == SignInAttempt.SignedIn ? "Signed in" : attempt.Outcome.Replace('_', ' '),
        attempt.Outcome == SignInAttempt.SignedIn ? "good" : "bad",
        attempt.Reason,
        attempt.Address,
        attempt.RequestId);

    public static string Method(SignInMethod method) => method switch
    {
        SignInMethod.Password => "Password",
        SignInMethod.PasswordAndCode => "Password and code",
        SignInMethod.Saml => "SAML",
        SignInMethod.Oidc => "OpenID Connect",
        SignInMethod.OwnerLink => "Owner link",
    };
}
