namespace Rolecall.Scim.Messages;

/// <summary>What one level of nesting must remember of the object or array that is open there; reused for the next one.</summary>
internal sealed class JsonGateLevel
{
    // Up to here looking at each key costs less than hashing.
    private const int Few = 16;

    private JsonKey[] first = [];
    private HashSet<JsonKey>? further;
    private bool array;
    private int items;

    public void Start(bool isArray)
    {
        array = isArray;
        items = 0;
        // Not cleared: that costs what the set has ever held, and one huge object would make every small one after it expensive.
        further = null;
    }

    /// <returns>How many values the open array has; zero in an object.</returns>
    public int CountItem() => array ? ++items : 0;

    public bool TryAddKey(ReadOnlyMemory<byte> name)
    {
        var key = new JsonKey(name);
        if (items < Few)
        {
            if (first.AsSpan(0, items).Contains(key))
                return false;
            if (items == first.Length)
                Array.Resize(ref first, Math.Max(4, items * 2));
            first[items++] = key;
            return true;
        }

        return (further ??= [.. first]).Add(key);
    }
}
