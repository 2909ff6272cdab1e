using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Policies;

/// <param name="Preset">The one that is looked at, or that the workspace's policies are equal to; null for a mixture.</param>
/// <param name="Changes">What saving would change; null before that was asked.</param>
/// <param name="MayOwn">Whether the person may change what is the owner's.</param>
public sealed record PoliciesModel(
    string? Preset,
    IReadOnlyList<PresetLine> Presets,
    IReadOnlyList<PolicyCard> Policies,
    IReadOnlyList<PolicyChange>? Changes,
    bool MayOwn,
    string? Said,
    string? Error);

/// <param name="IsNow">Whether the workspace behaves so now.</param>
public sealed record PresetLine(string Name, string Title, string Sentence, string? Badge, bool IsNow);

/// <param name="Current">What holds now.</param>
/// <param name="Value">What is chosen on the page.</param>
public sealed record PolicyCard(string Name, string Title, string Sentence, string Current, string Value, IReadOnlyList<Option> Choices, bool OwnersOnly);

public sealed record PolicyChange(string Title, string Before, string After);
