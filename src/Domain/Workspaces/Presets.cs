namespace Rolecall.Domain.Workspaces;

/// <summary>Named sets of all policies (design §5).</summary>
public static class Presets
{
    /// <summary>Reproduces the Okta guide, sentence by sentence.</summary>
    public static readonly Behaviour Documented = new();

    /// <summary>What we recommend.</summary>
    public static readonly Behaviour Resilient = new()
    {
        ProfileUpdates = ProfileUpdates.Full,
        RenamedRoles = RenamedRoles.Alias,
        UnknownRole = UnknownRole.Keep,
        RehireByPost = RehireByPost.Reactivate,
        GroupRoles = GroupRoles.On,
        MassDeactivation = MassDeactivation.Hold,
        TokenRotation = TokenRotation.Overlap,
        DuplicateGroupNames = DuplicateGroupNames.Conflict,
    };

    /// <summary>Plain RFC 7643/7644, for generic clients and conformance suites.</summary>
    public static readonly Behaviour Rfc = new()
    {
        ProfileUpdates = ProfileUpdates.Full,
        RenamedRoles = RenamedRoles.Current,
        UnknownRole = UnknownRole.Reject,
        RehireByPost = RehireByPost.Conflict,
        GroupRoles = GroupRoles.Off,
        MassDeactivation = MassDeactivation.Off,
        TokenRotation = TokenRotation.Overlap,
        DuplicateGroupNames = DuplicateGroupNames.Allow,
    };

    public static readonly IReadOnlyDictionary<string, Behaviour> ByName = new Dictionary<string, Behaviour>(StringComparer.Ordinal)
    {
        ["documented"] = Documented,
        ["resilient"] = Resilient,
        ["rfc"] = Rfc,
    };
}
