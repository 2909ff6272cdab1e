using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Provisioning;

/// <param name="WhyNot">Why there are no credentials yet; null when there may be.</param>
/// <param name="NewToken">Shown this once.</param>
/// <param name="FormerEnd">When the former tokens stop, after a rotation.</param>
/// <param name="Client">Null for someone who may not change connections.</param>
/// <param name="HeldUntilReleased">Whether very many deactivations would be held.</param>
public sealed record SetupModel(
    string? WhyNot,
    string BaseUrl,
    IReadOnlyList<TokenLine> Tokens,
    string? NewToken,
    DateTimeOffset? FormerEnd,
    TestModel Test,
    IReadOnlyList<OktaAttribute> Attributes,
    ClientModel? Client,
    bool HeldUntilReleased,
    DateTimeOffset? ReleasedUntil,
    string? Said,
    string? Error);

public sealed record TokenLine(string Handle, DateTimeOffset Created, DateTimeOffset? LastUsed, DateTimeOffset Expires, DateTimeOffset? Ends);

/// <summary>One attribute as Okta's Profile Editor asks for it.</summary>
public sealed record OktaAttribute(string DisplayName, string Name, string Hint, IReadOnlyList<EnumMember> Members);

/// <param name="Title">What the admin reads there.</param>
/// <param name="Value">What is sent.</param>
public sealed record EnumMember(string Title, string Value);

/// <param name="Suggested">The profile that the traffic speaks for; null when it is the current one or nothing does.</param>
public sealed record ClientModel(int Connection, string Current, IReadOnlyList<Option> Profiles, string? Suggested, IReadOnlyList<string> Because);

/// <summary>Whether Okta has tested the credentials.</summary>
/// <param name="At">Null when it has not.</param>
/// <param name="Waits">Whether it is worth asking again.</param>
public sealed record TestModel(DateTimeOffset? At, int Status, bool Waits);
