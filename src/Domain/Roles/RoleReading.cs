namespace Rolecall.Domain.Roles;

/// <summary>What all signals about one role attribute come to.</summary>
internal enum RoleWord
{
    /// <summary>Not in the request, or nothing but an echo of our own answer.</summary>
    Absent,
    Cleared,

    /// <summary>The value this connection sent last time.</summary>
    Unchanged,
    Changed,
}

/// <summary>One role attribute of a request, read against what we showed and what the connection sent before.</summary>
/// <param name="Problem">Why <paramref name="Value"/> is none.</param>
internal sealed record RoleReading(RoleAttribute Attribute, RoleWord Word, string? Value, string? Problem)
{
    public bool IsValue => Word is RoleWord.Unchanged or RoleWord.Changed;

    /// <summary>
    /// Okta's PUT is our own answer with its changes merged in (clients.md §2.5): a value equal to what we show, which this
    /// connection did not send last time, is our own echo and no word of the identity provider. The same attribute may stand in two
    /// places, ours and the client's: the one that differs from what we show there is the one that was meant.
    /// </summary>
    public static RoleReading Of(RoleAttribute attribute, IEnumerable<RoleSignal> signals, ShownRole shown, ReceivedRoles received)
    {
        var own = signals.Where(signal => signal.Attribute == attribute).ToArray();
        var meant = own.FirstOrDefault(signal => !shown.Holds(signal)) ?? own.FirstOrDefault();
        if (meant is null)
            return new RoleReading(attribute, RoleWord.Absent, null, null);
        if (meant.Problem is not null)
            return new RoleReading(attribute, RoleWord.Changed, null, meant.Problem);
        if (meant.Value is not { } value)
            return new RoleReading(attribute, RoleWord.Cleared, null, null);
        if (value == received[attribute])
            return new RoleReading(attribute, RoleWord.Unchanged, value, null);
        return shown.Holds(meant)
            ? new RoleReading(attribute, RoleWord.Absent, null, null)
            : new RoleReading(attribute, RoleWord.Changed, value, null);
    }
}
