using System.Globalization;

namespace Rolecall.Domain.Workspaces;

/// <summary>The number of a workspace; "team_id" in the public API.</summary>
public readonly record struct WorkspaceId(int Value)
{
    public static bool TryParse(string? text, out WorkspaceId id)
    {
        var parsed = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;
        id = new WorkspaceId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}
