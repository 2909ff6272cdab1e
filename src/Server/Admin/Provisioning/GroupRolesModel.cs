using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Provisioning;

/// <param name="IsOff">Whether the policy group_roles keeps groups from giving roles.</param>
/// <param name="Groups">Those that can be added.</param>
/// <param name="Shifts">Who would have another role: asks for a confirmation.</param>
/// <param name="Wanted">The list that was previewed, to be sent again.</param>
public sealed record GroupRolesModel(
    IReadOnlyList<GroupRoleRow> Rows,
    bool IsOff,
    IReadOnlyList<Option> Groups,
    IReadOnlyList<Option> Roles,
    IReadOnlyList<string>? Shifts,
    string? Wanted,
    bool MayChange,
    string? Said,
    string? Error);

/// <param name="Why">What keeps it from counting; null when it counts.</param>
/// <param name="Up">The list with this row one higher; null for the first.</param>
/// <param name="Without">The list without this row.</param>
public sealed record GroupRoleRow(int Priority, string Group, long? Members, string Role, string? Why, string? Up, string Without);
