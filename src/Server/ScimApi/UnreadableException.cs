namespace Rolecall.Server.ScimApi;

/// <summary>415: the body is in a form that is not read here. Only HTTP knows it, so it is no row of the refusals.</summary>
internal sealed class UnreadableException(string message) : Exception(message);
