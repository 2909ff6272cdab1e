namespace Rolecall.Server.SignIn.Accounts;

/// <param name="RecoveryCodes">How many are left.</param>
public sealed record FactorModel(int RecoveryCodes, string? Error);

/// <param name="QrCode">An SVG of ours.</param>
/// <param name="Spelled">The same, for typing.</param>
/// <param name="Sealed">For the form.</param>
/// <param name="NeededBy">The workspace that does not open without; null when none asks for it.</param>
public sealed record SetupModel(string QrCode, string Spelled, string Sealed, string? NeededBy, string? Error);

/// <param name="Next">Where to go on.</param>
public sealed record RecoveryCodesModel(IReadOnlyList<string> Codes, string Next);
