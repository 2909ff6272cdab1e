namespace Rolecall.Server.Mailing;

/// <summary>A mail that was not sent.</summary>
/// <param name="reason">One sentence for the operator that says what to change; holds no address, text or password.</param>
internal sealed class UnsentMailException(string reason) : Exception(reason);
