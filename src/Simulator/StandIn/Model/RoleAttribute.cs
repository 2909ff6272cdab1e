using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Okta;

namespace Rolecall.Simulator.StandIn.Model;

/// <summary>An attribute as Okta's Profile Editor has it.</summary>
/// <param name="Variable">The identity provider's own name for it, never sent.</param>
/// <param name="ExternalName">The key in the body.</param>
/// <param name="Namespace">Decides where the key goes. Without one the attribute is never sent.</param>
/// <param name="IsInteger">Sent as a number where the value is one.</param>
internal sealed record RoleAttribute(string Variable, string ExternalName, string Namespace, bool IsInteger)
{
    public const string Role = "role";
    public const string CustomRoleName = "customRoleName";
    public const string CustomRoleId = "customRoleId";

    public static IReadOnlyList<RoleAttribute> Defaults { get; } =
    [
        new(Role, Role, Urns.Rolecall, IsInteger: false),
        new(CustomRoleName, CustomRoleName, Urns.Rolecall, IsInteger: false),
        new(CustomRoleId, CustomRoleId, Urns.Rolecall, IsInteger: false),
    ];

    public bool IsSent => Namespace.Length > 0;

    public RolePlace Place => Namespace == Urns.User ? RolePlace.TopLevel : new("namespace", $"in {Namespace}", Namespace);
}
