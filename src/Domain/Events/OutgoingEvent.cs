namespace Rolecall.Domain.Events;

/// <summary>Something the app will be told; written with the change, delivered later, numbered per workspace.</summary>
/// <param name="Type">"member.created", "member.updated", "member.role_changed", "member.deactivated", "member.reactivated", "member.deleted", "role.…".</param>
/// <param name="Subject">The member or role it is about, as in the public API.</param>
/// <param name="Data">A JSON object.</param>
public sealed record OutgoingEvent(string Type, string Subject, string Data);

/// <summary>An event as the outbox holds it.</summary>
/// <param name="Sequence">Its place among the workspace's events, without gaps.</param>
public sealed record RecordedEvent(long Sequence, DateTimeOffset At, OutgoingEvent Event);
