using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Overview;

/// <param name="Steps">What sets the workspace up; all done when there is nothing left.</param>
/// <param name="Happened">Null for someone who may not read the audit.</param>
/// <param name="Activity">Null for someone who does not manage provisioning.</param>
public sealed record OverviewModel(
    IReadOnlyList<Step> Steps, IReadOnlyList<Stat> Stats, IReadOnlyList<TimelineItem>? Happened, IReadOnlyList<BarItem>? Activity);

/// <param name="Path">To those who are counted; null when the person may not see them.</param>
public sealed record Stat(string Name, long Count, string? Path);
