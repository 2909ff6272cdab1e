using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Clients;

/// <summary>An identity provider that can be played: a subcommand of <c>simulate</c>.</summary>
/// <param name="Flows">The flows of one run, in order.</param>
internal sealed record SimulatedClient(string Name, string Description, Func<Run, IReadOnlyList<IFlow>> Flows);
