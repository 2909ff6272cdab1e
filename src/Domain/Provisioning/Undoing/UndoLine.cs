namespace Rolecall.Domain.Provisioning.Undoing;

/// <summary>What undoing a run comes to for one member, group or resource.</summary>
/// <param name="Change">What is otherwise by it; null when nothing is.</param>
/// <param name="Skipped">Why it was left as it is; null when it was not.</param>
public sealed record UndoLine(string Subject, string? Name, Difference? Change, string? Skipped)
{
    public static UndoLine Done(Difference change) => new(change.Subject, change.Name, change, null);

    public static UndoLine Nothing(string subject, string? name) => new(subject, name, null, null);

    public static UndoLine ChangedSince(string subject, string? name) =>
        Left(subject, name, "It was changed again after the run: undo that first, or change it by hand.");

    public static UndoLine Left(string subject, string? name, string why) => new(subject, name, null, why);
}

/// <summary>What undoing a run came to, or would.</summary>
/// <param name="Total">Members, groups and resources that the run touched.</param>
/// <param name="Lines">Of this portion, in the order in which they are undone.</param>
/// <param name="Next">Where the next portion begins; null when this was the last.</param>
public sealed record UndoReport(ProvisioningRun Run, long Total, IReadOnlyList<UndoLine> Lines, int? Next);
