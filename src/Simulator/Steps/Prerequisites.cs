namespace Rolecall.Simulator.Steps;

internal static class Prerequisites
{
    /// <summary>What an earlier step was to leave behind. Its absence is reported there; here the step is not run.</summary>
    public static T Need<T>(this T? made, string what)
        where T : class =>
        made ?? throw new StepNotRunException($"Needs {what}, which an earlier step did not get.");
}
