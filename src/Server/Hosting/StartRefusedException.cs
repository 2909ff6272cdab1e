namespace Rolecall.Server.Hosting;

/// <summary>The server will not start like this; the message is for the operator, who can change it.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
