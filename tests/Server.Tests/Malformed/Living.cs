namespace Rolecall.Server.Tests.Malformed;

/// <summary>The ids of what is there, for requests to be about.</summary>
internal sealed class Living
{
    public List<string> Users { get; } = [];

    public List<string> Groups { get; } = [];

    public List<string> Gadgets { get; } = [];

    public bool IsFew => Users.Count < 4 || Groups.Count < 2 || Gadgets.Count < 2;

    /// <param name="path">Of the resource.</param>
    public void Add(string path) => ListOf(path).Add(path[(path.LastIndexOf('/') + 1)..]);

    public void Remove(string path)
    {
        foreach (var list in new[] { Users, Groups, Gadgets })
            list.RemoveAll(id => path.Contains(id, StringComparison.OrdinalIgnoreCase));
    }

    private List<string> ListOf(string path)
    {
        if (path.Contains("/Groups/", StringComparison.Ordinal))
            return Groups;
        return path.Contains("/Gadgets/", StringComparison.Ordinal) ? Gadgets : Users;
    }
}
