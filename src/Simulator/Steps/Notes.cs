namespace Rolecall.Simulator.Steps;

/// <summary>What a passing step has to add, for example which of two allowed answers came.</summary>
internal sealed class Notes
{
    private readonly List<string> _notes = [];

    public void Add(string note) => _notes.Add(note);

    public string? Take()
    {
        var all = _notes.Count == 0 ? null : string.Join(' ', _notes);
        _notes.Clear();
        return all;
    }
}
