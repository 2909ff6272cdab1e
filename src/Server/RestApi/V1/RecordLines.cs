using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Provisioning;

namespace Rolecall.Server.RestApi.V1;

/// <param name="Run">Requests of one connection without a long pause; null for a read outside one.</param>
/// <param name="Request">The body as it came, secrets masked: text, because what was refused may not be JSON.</param>
internal sealed record LogLine(
    long Sequence,
    long? Run,
    DateTimeOffset At,
    int Connection,
    string Token,
    string RequestId,
    string Method,
    string Path,
    int Status,
    string? Request,
    string? Answer,
    IReadOnlyList<string> Notes,
    long? Member)
{
    public static LogLine Of(LoggedExchange line) => new(
        line.Sequence,
        line.Run,
        line.Exchange.At,
        line.Exchange.Connection.Value,
        line.Exchange.TokenHandle,
        line.Exchange.RequestId,
        line.Exchange.Method,
        line.Exchange.Path,
        line.Exchange.Status,
        line.Exchange.Request,
        line.Exchange.Answer,
        line.Exchange.Notes,
        line.Exchange.Member?.Value);
}

/// <param name="Hash">Over the entry before and this one, in hexadecimal.</param>
internal sealed record AuditLine(
    long Sequence, DateTimeOffset At, string By, string? Address, string RequestId, string Action, string Target, JsonNode? Detail, string Hash)
{
    public static AuditLine Of(AuditEntry entry) => new(
        entry.Sequence,
        entry.At,
        entry.By,
        entry.Address,
        entry.RequestId,
        entry.Fact.Action,
        entry.Fact.Target,
        JsonNode.Parse(entry.Fact.Detail),
        Convert.ToHexStringLower(entry.Hash.Span));
}

internal sealed record EventLine(long Sequence, DateTimeOffset At, string Type, string Subject, JsonNode? Data)
{
    public static EventLine Of(RecordedEvent recorded) => new(
        recorded.Sequence, recorded.At, recorded.Event.Type, recorded.Event.Subject, JsonNode.Parse(recorded.Event.Data));
}
