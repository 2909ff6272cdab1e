namespace Rolecall.Domain.Accounts;

/// <summary>Time-based one-time passwords (RFC 6238), and codes for whoever lost the device.</summary>
/// <param name="Sealed">The shared secret, under the master key.</param>
/// <param name="LastStep">The last time step that was accepted: none is taken twice (RFC 6238 §5.2).</param>
/// <param name="RecoveryCodes">SHA-256, base64, of each code that is left.</param>
public sealed record SecondFactor(ReadOnlyMemory<byte> Sealed, long LastStep, IReadOnlyList<string> RecoveryCodes);
