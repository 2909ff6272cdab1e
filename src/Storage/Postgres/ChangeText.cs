using System.Globalization;
using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Postgres;

/// <summary>A change as it travels between nodes: "workspace", or "workspace/member".</summary>
internal static class ChangeText
{
    public static string Of(Change change) => change.Member is { } member ? $"{change.Workspace}/{member}" : $"{change.Workspace}";

    /// <returns>For a text that a newer node may write: that anything may have changed.</returns>
    public static Change Read(string text) => text.Split('/') switch
    {
        [var workspace] when Parse(workspace) is { } w => new Change(new WorkspaceId((int)w), null),
        [var workspace, var member] when Parse(workspace) is { } w && Parse(member) is { } m => new Change(new WorkspaceId((int)w), new MemberNumber(m)),
        _ => new Change(null, null),
    };

    private static long? Parse(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
