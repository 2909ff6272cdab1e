using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.SignOn;

/// <param name="IsFirst">Whether the workspace has no connection yet.</param>
public sealed record NewConnectionModel(bool IsFirst, IReadOnlyList<Option> Kinds, string Kind, string? Name, string? Error);
