namespace Rolecall.Simulator.Tests.Fake;

internal sealed record FakeAnswer(int Status, string? Body)
{
    public string ContentType { get; init; } = "application/scim+json";

    public string? ETag { get; init; }

    public string? RetryAfter { get; init; }

    public bool Compressed { get; init; }
}
