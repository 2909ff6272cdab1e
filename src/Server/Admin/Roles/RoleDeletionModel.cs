using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Roles;

/// <param name="MoveTo">Where everyone who has the role goes.</param>
public sealed record RoleDeletionModel(int Id, string Name, string MoveTo, IReadOnlyList<Option> Targets, ImpactModel? Impact, string? Error);
