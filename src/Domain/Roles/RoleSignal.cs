namespace Rolecall.Domain.Roles;

/// <summary>One role attribute as a request carries it.</summary>
/// <param name="Value">Null when the request clears the attribute: null, "" or PATCH remove.</param>
/// <param name="Problem">Why the value cannot be one, as a sentence; judged only when the role is.</param>
public sealed record RoleSignal(RolePlace Place, string? Value, string? Problem = null)
{
    public RoleAttribute Attribute => Place.Attribute;
}
