using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Groups;

/// <summary>Who cannot be a member of a group, and what cannot be done to one who is, in the words every store uses.</summary>
public static class MembershipRefusals
{
    public static RefusedException Nested() => new(
        Refusal.InvalidValue, "A group cannot be a member of a group here: assign the people in it instead.");

    public static RefusedException Fixed() => new(
        Refusal.Mutability, "The parts of a group's member cannot be changed: remove the member and add another.");

    public static RefusedException NoTarget() => new(
        Refusal.NoTarget, "No member of the group matches the filter in the path: add the member first.");

    /// <param name="id">As the client sent it.</param>
    public static RefusedException Unknown(string id) => new(
        Refusal.InvalidValue, $"'{id.Shortened()}' in members is no user of this workspace: create the user first, and send the id from that answer.");
}
