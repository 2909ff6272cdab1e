using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Provisioning;
using Rolecall.Scim;

namespace Rolecall.Domain.Resources;

/// <summary>One change of a resource, whole: row, image, log, audit and events are written together or not at all.</summary>
public sealed record ResourceCommit
{
    /// <summary>The resource from now on; null when it is deleted or nothing about one changes.</summary>
    public Resource? After { get; init; }

    /// <summary>The addressed resource goes; its id is never given again.</summary>
    public bool Deletes { get; init; }

    public IReadOnlyList<AuditFact> Audit { get; init; } = [];

    public IReadOnlyList<OutgoingEvent> Events { get; init; } = [];

    /// <summary>The line of the provisioning log; null for a change that did not come over SCIM.</summary>
    public required Exchange? Exchange { get; init; }

    /// <summary>Thrown after the rest is written: nothing about a resource changes then.</summary>
    public RefusedException? Refusal { get; init; }
}
