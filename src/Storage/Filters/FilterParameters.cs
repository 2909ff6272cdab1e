namespace Rolecall.Storage.Filters;

/// <summary>The values of a statement, numbered in the order they occur in it.</summary>
internal sealed class FilterParameters
{
    private readonly List<object> values = [];

    public IReadOnlyList<object> Values => values;

    /// <returns>What stands for the value in the text.</returns>
    public string Add(object value)
    {
        values.Add(value);
        return $"@p{values.Count - 1}";
    }
}
