using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Groups;

/// <summary>Who cannot be a member of a group, in the words every store uses.</summary>
public static class MembershipRefusals
{
    public static RefusedException Nested() => new(
        Refusal.InvalidValue, "A group cannot be a member of a group here: assign the people in it instead.");

    /// <param name="id">As the client sent it.</param>
    public static RefusedException Unknown(string id) => new(
        Refusal.InvalidValue, $"'{id.Shortened()}' in members is no user of this workspace: create the user first, and send the id from that answer.");
}
