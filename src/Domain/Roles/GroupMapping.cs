using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;

namespace Rolecall.Domain.Roles;

/// <summary>A group that gives those in it a role, when nothing else assigns them one (design §4.2).</summary>
/// <param name="Group">By its id: renaming it changes nothing, and another group that takes its name inherits nothing.</param>
/// <param name="Priority">From 1 on: of several, the least counts.</param>
/// <param name="By">Who mapped it.</param>
public sealed record GroupMapping(
    ScimId Group, GroupNumber Number, RoleRef Role, int Priority, string By, string RequestId, DateTimeOffset At);
