namespace Rolecall.Domain.Roles;

/// <param name="Holders">How many members have it now, inactive ones included.</param>
public sealed record RoleView(CustomRole Role, long Holders);
