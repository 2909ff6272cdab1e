namespace Rolecall.Simulator.Steps;

/// <summary>The step could not be tried, and that is no fault of the server.</summary>
internal sealed class StepNotRunException(string message) : Exception(message);
