namespace Rolecall.Domain.Accounts;

/// <summary>Whose password may be reset (security.md R-09): judged when a link is asked for, and again when it is used, because a policy may have changed meanwhile (I-55).</summary>
internal static class ResetRules
{
    /// <summary>A password is of use where some workspace takes one; one without workspaces keeps its account.</summary>
    public static bool May(AccountContext context) =>
        context.Memberships.All(membership => !membership.Active) || context.Memberships.Any(membership => membership.TakesPassword);
}
