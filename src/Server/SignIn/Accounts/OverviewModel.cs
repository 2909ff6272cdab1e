namespace Rolecall.Server.SignIn.Accounts;

/// <param name="Own">Null for a session that proved a member and no account.</param>
/// <param name="Provisioned">For such a session: whence its name and address come.</param>
/// <param name="IsFresh">Whether what matters most can be done without proving again who it is.</param>
/// <param name="Said">What was just done.</param>
public sealed record OverviewModel(
    OwnAccount? Own, ProvisionedPerson? Provisioned, IReadOnlyList<SignOnLine> SignOn, IReadOnlyList<SessionLine> Sessions, bool IsFresh, string? Said, string? Error);

/// <param name="RecoveryCodes">How many are left; null without a second factor.</param>
public sealed record OwnAccount(string Name, string Email, bool HasPassword, int? RecoveryCodes);

public sealed record ProvisionedPerson(string Workspace, string Name, string? Email);
