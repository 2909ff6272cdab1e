using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;

namespace Rolecall.Domain.Workspaces;

/// <summary>Something that was done to a workspace's settings: the audit keeps it and the app is told, in the same words.</summary>
/// <param name="Detail">Never a secret.</param>
internal sealed record Happening(string Action, string Target, JsonObject Detail)
{
    public AuditFact Fact => new(Action, Target, Detail.ToJsonString(JsonSerializerOptions.Web));

    public OutgoingEvent Event => new(Action, Target, Detail.ToJsonString(JsonSerializerOptions.Web));

    public WorkspaceCommit On(WorkspaceCommit commit) => commit with
    {
        Audit = [.. commit.Audit, Fact],
        Events = [.. commit.Events, Event],
    };
}
