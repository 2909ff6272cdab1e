namespace Rolecall.Simulator.Steps;

/// <summary>Steps that belong together and share what they made. Run in order, once.</summary>
internal interface IFlow
{
    IReadOnlyList<Step> Steps { get; }
}
