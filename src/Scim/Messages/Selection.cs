namespace Rolecall.Scim.Messages;

/// <summary>Names as a tree: extension, attribute, sub-attribute. Compared without case.</summary>
internal sealed class Selection
{
    public static readonly Selection None = new();

    private Dictionary<string, Selection>? children;

    /// <summary>Named itself, with all that is in it.</summary>
    public bool IsWhole { get; private set; }

    public bool IsEmpty => !IsWhole && children is null;

    public Selection? Of(string name) => children?.GetValueOrDefault(name);

    public void Add(params ReadOnlySpan<string> path)
    {
        var at = this;
        foreach (var name in path)
        {
            at.children ??= new Dictionary<string, Selection>(StringComparer.OrdinalIgnoreCase);
            if (!at.children.TryGetValue(name, out var child))
                at.children.Add(name, child = new Selection());
            at = child;
        }

        at.IsWhole = true;
    }
}
