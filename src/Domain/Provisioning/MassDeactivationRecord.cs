using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Provisioning;

/// <summary>How a mass deactivation is reported: once, by the request that crosses the line or is held for it.</summary>
internal static class MassDeactivationRecord
{
    private const string Name = "provisioning.mass_deactivation";

    public static AuditFact Fact(Caller caller) => new(Name, Subject(caller), Detail());

    public static OutgoingEvent Event(Caller caller) => new(Name, Subject(caller), Detail());

    private static string Subject(Caller caller) => $"connection:{caller.Connection}";

    private static string Detail() => new JsonObject { ["windowMinutes"] = 60 }.ToJsonString();
}
