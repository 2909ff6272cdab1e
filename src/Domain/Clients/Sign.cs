namespace Rolecall.Domain.Clients;

/// <summary>Something in the traffic of a connection that some clients show and others do not.</summary>
/// <param name="Sentence">What was seen, for whoever decides.</param>
/// <param name="Shows">The requests are in the order they came.</param>
internal sealed record Sign(string Name, string Sentence, Func<IReadOnlyList<SeenRequest>, bool> Shows)
{
    public static Sign InOne(string name, string sentence, Func<SeenRequest, bool> shows) => new(name, sentence, requests => requests.Any(shows));

    public static Sign InAnOperation(string name, string sentence, Func<SeenOperation, bool> shows) =>
        InOne(name, sentence, request => request.Operations.Any(shows));
}
