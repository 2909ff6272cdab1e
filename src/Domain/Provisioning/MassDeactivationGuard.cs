using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Provisioning;

/// <summary>
/// Notices when one connection ends the access of very many people: more than 20 % of the workspace and at least 10, within an hour.
/// The commonest accident of this trade is a directory that sends an empty group (security.md I-15).
/// </summary>
internal static class MassDeactivationGuard
{
    private const int LeastPeople = 10;
    private const int Percent = 20;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(10);

    /// <returns>Whether this deactivation is the one that crosses the line and is to be reported.</returns>
    /// <exception cref="RefusedException">Held, under mass_deactivation=hold until an owner releases it.</exception>
    public static bool Crosses(MemberContext context, DateTimeOffset now)
    {
        if (context.Workspace.Behaviour.MassDeactivation == MassDeactivation.Off)
            return false;

        var earlier = context.DeactivatedSince(now - Window);
        var people = context.Workspace.ActiveMembers + earlier;
        if (!IsMass(earlier + 1, people))
            return false;

        var isReleased = context.Workspace.ReleasedUntil is { } until && now < until;
        if (context.Workspace.Behaviour.MassDeactivation == MassDeactivation.Hold && !isReleased)
        {
            throw new RefusedException(
                Refusal.Held,
                $"{earlier} people lost access within an hour, so further deactivations are held: an owner or admin can release them in Rolecall.")
            {
                RetryAfter = RetryAfter,
            };
        }

        return !IsMass(earlier, people);
    }

    private static bool IsMass(int deactivated, long people) => deactivated >= LeastPeople && deactivated * 100L > people * Percent;
}
