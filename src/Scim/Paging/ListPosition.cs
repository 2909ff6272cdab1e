namespace Rolecall.Scim.Paging;

/// <summary>A place in an ordered list: right after the resource that stands there, or stood there when the place was noted.</summary>
/// <param name="Key">What the resource is sorted by, as the store compares it; null when it has no value or nothing is sorted.</param>
/// <param name="Number">Grows with each resource that is created; decides between equal keys.</param>
public sealed record ListPosition(string? Key, long Number)
{
    /// <summary>Before everything.</summary>
    public static readonly ListPosition First = new(null, 0);

    public bool IsFirst => Number == 0;
}
