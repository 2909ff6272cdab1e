namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>What a page says once, after a form that was sent well.</summary>
internal enum Notice
{
    None,
    Saved,
    Verified,
    Added,
    Assigned,
    Unassigned,
    Synchronized,
    Deactivated,
    Reactivated,
    Pushed,
    Unlinked,
    Imported,
}

internal static class Notices
{
    public static string? Text(this Notice notice) => notice switch
    {
        Notice.None => null,
        Notice.Saved => "Saved.",
        Notice.Verified => "The API integration was verified and saved.",
        Notice.Added => "Added.",
        Notice.Assigned => "Assigned. What was sent for it is in the wire view.",
        Notice.Unassigned => "Unassigned.",
        Notice.Synchronized => "Everything was sent again.",
        Notice.Deactivated => "Deactivated. Their applications were taken from them.",
        Notice.Reactivated => "Reactivated. Assign the applications anew.",
        Notice.Pushed => "The group was pushed.",
        Notice.Unlinked => "Unlinked.",
        Notice.Imported => "The import ended.",
    };
}
