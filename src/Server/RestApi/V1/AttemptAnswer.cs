using Rolecall.Domain.Accounts;
using Rolecall.Domain.SignOn;

namespace Rolecall.Server.RestApi.V1;

/// <param name="Id">Names it for "before".</param>
/// <param name="Member">Null when it is not known who it was.</param>
/// <param name="Outcome">"signed_in", or why not in a word.</param>
/// <param name="Reason">What to change, in a sentence.</param>
internal sealed record AttemptAnswer(
    string Id, DateTimeOffset At, string Method, long? Member, string Outcome, string? Reason, string? Address, string RequestId)
{
    public static AttemptAnswer Of(SignInAttempt attempt) => new(
        attempt.Id, attempt.At, Word(attempt.Method), attempt.Member?.Value, attempt.Outcome, attempt.Reason, attempt.Address, attempt.RequestId);

    private static string Word(SignInMethod method) => method switch
    {
        SignInMethod.Password => "password",
        SignInMethod.PasswordAndCode => "password_and_code",
        SignInMethod.Saml => "saml",
        SignInMethod.Oidc => "oidc",
        SignInMethod.OwnerLink => "owner_link",
    };
}
