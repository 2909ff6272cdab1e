namespace Rolecall.Storage.Tests.Filters;

/// <summary>A group with all that a filter can ask about, less its members.</summary>
internal sealed record StoredGroup(long Number, string Name, string? ExternalId = null)
{
    public string Id { get; init; } = $"00000000-0000-7000-9000-{Number:x12}";
}
