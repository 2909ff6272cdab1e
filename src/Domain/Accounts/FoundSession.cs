using Rolecall.Domain.Roles;

namespace Rolecall.Domain.Accounts;

/// <summary>A session with what the request it comes with needs to know, read in one go.</summary>
/// <param name="Account">Of a session that has one.</param>
/// <param name="Membership">The workspace that was asked for, as whom the session enters it; null when it has no place there.</param>
/// <param name="IsLinked">Of a session through an identity provider: whether the connection is enabled and still knows the person.</param>
public sealed record FoundSession(BrowserSession Session, Account? Account, Membership? Membership, bool IsLinked)
{
    /// <summary>Whether it opens the workspace that was asked for. The one decision about it, for each way of signing in (security.md R-06, I-54).</summary>
    public bool Opens => Membership is { Active: true } membership && !PrecedesReadmission && Session.Method switch
    {
        SignInMethod.Password => membership is { TakesPassword: true, NeedsCode: false },
        SignInMethod.PasswordAndCode => membership.TakesPassword,
        SignInMethod.Saml or SignInMethod.Oidc => IsLinked,
        SignInMethod.OwnerLink => membership.Role == BuiltInRole.Owner,
    };

    /// <summary>Deactivating somebody is how a stolen session is stopped: giving access back does not bring it to life again.</summary>
    public bool PrecedesReadmission => Membership?.Readmitted is { } readmitted && Session.Authenticated < readmitted;
}
