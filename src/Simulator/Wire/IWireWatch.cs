namespace Rolecall.Simulator.Wire;

/// <summary>Is told of every request as its answer comes, or as it is given up.</summary>
internal interface IWireWatch
{
    void Answered(Exchange exchange);

    void Unanswered(SentRequest request, string why);
}
