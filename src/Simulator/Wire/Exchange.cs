namespace Rolecall.Simulator.Wire;

internal sealed record Exchange(SentRequest Request, ReceivedAnswer Answer);
