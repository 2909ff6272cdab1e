using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Steps;

/// <summary>The server did not do what the step promises. The message says what was expected and what came.</summary>
internal sealed class StepFailedException(string message) : Exception(message)
{
    public StepFailedException(string message, Exchange exchange) : this(message)
    {
        Request = exchange.Request;
        Answer = exchange.Answer;
    }

    public SentRequest? Request { get; init; }

    public ReceivedAnswer? Answer { get; init; }
}
