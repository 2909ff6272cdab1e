namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>A request of an application that is not answered. The message is shown to whoever signs in.</summary>
internal sealed class SignInRefusedException(string message) : Exception(message);
