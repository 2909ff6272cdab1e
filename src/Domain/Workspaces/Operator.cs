namespace Rolecall.Domain.Workspaces;

/// <summary>The operator of the installation, who is above workspaces and reached only from the machine itself.</summary>
public static class Operator
{
    public const string Name = "operator";

    /// <summary>The operator acting on one workspace, with no rank in it: only the operator's own operations accept this caller.</summary>
    public static Caller On(WorkspaceId workspace, string requestId) => new(workspace, Name, null, null, null, requestId, null);
}
