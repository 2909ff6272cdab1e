namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>A sign-in that an application asked for, while its person is being chosen.</summary>
internal abstract record PendingSignIn(string AppId);

/// <param name="RequestId">Goes into InResponseTo.</param>
/// <param name="RelayState">Handed back as it came; null where none came.</param>
internal sealed record PendingSaml(string AppId, string RequestId, string? RelayState) : PendingSignIn(AppId);

internal sealed record PendingOidc(string AppId, AuthorizationRequest Request) : PendingSignIn(AppId);
