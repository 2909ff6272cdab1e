namespace Rolecall.Simulator.StandIn.Hosting;

/// <summary>How the stand-in is to run, as given on the command line.</summary>
internal sealed record StandInSettings(IReadOnlyList<string> Urls, string StatePath, bool AllowRemote);
