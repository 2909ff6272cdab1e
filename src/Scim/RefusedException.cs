namespace Rolecall.Scim;

/// <summary>An expected "no". Anything else that escapes is a bug and becomes a bare 500.</summary>
/// <remarks>
/// Knows nothing of HTTP: SCIM, the public API and the console each keep one table from
/// <see cref="Refusal"/> to their own answer. The message is shown to the caller: one sentence that
/// says what to do, and never a stored value of somebody else or a secret.
/// </remarks>
public sealed class RefusedException(Refusal refusal, string message) : Exception(message)
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>How long to wait before the same request may succeed; only with <see cref="Refusal.Held"/> and <see cref="Refusal.Busy"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
