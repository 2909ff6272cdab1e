namespace Rolecall.Server.Mailing;

/// <summary>How long a link is good, in words.</summary>
internal static class Spell
{
    public static string Out(TimeSpan time) => time switch
    {
        { TotalMinutes: 1 } => "1 minute",
        { TotalHours: 1 } => "1 hour",
        { TotalHours: > 1 } when time.Ticks % TimeSpan.TicksPerHour == 0 => $"{time.TotalHours:0} hours",
        _ => $"{time.TotalMinutes:0} minutes",
    };
}
