namespace Rolecall.Domain.Workspaces;

/// <summary>Which profile changes of the identity provider are applied after a member was created.</summary>
public enum ProfileUpdates
{
    /// <summary>As the Okta guide: only the role, activity, external id and values that are still empty.</summary>
    RoleOnly,
    Full,
}

/// <summary>What a role name means after the role was renamed.</summary>
public enum RenamedRoles
{
    /// <summary>As the Okta guide: the mapping breaks.</summary>
    Current,

    /// <summary>Former names keep working until another role takes the name.</summary>
    Alias,
}

/// <summary>What happens to a request that names a role the workspace does not have.</summary>
public enum UnknownRole
{
    Reject,

    /// <summary>The member keeps the current role, a new one gets the default role; the log shows a warning.</summary>
    Keep,
}

/// <summary>What a POST means that matches one inactive member.</summary>
public enum RehireByPost
{
    Reactivate,

    /// <summary>409 uniqueness, as plain RFC 7644.</summary>
    Conflict,
}

/// <summary>Whether membership of a group gives a role.</summary>
public enum GroupRoles
{
    Off,
    On,
}

/// <summary>What happens when one connection deactivates very many people within an hour.</summary>
public enum MassDeactivation
{
    Off,
    Warn,

    /// <summary>Further deactivations wait until an owner releases them.</summary>
    Hold,
}

/// <summary>What happens to the former SCIM token at rotation.</summary>
public enum TokenRotation
{
    /// <summary>It stops at once.</summary>
    Immediate,

    /// <summary>It works for another 24 hours.</summary>
    Overlap,
}

/// <summary>Whether two groups may have the same display name.</summary>
public enum DuplicateGroupNames
{
    Conflict,
    Allow,
}

/// <summary>Whether people sign in through the identity provider.</summary>
public enum SsoPolicy
{
    /// <summary>They may, where a connection is enabled; links are made by the first sign-in and by whoever manages sign-on.</summary>
    NotRequired,

    /// <summary>They may, and link and unlink themselves.</summary>
    Optional,

    /// <summary>They must: a password opens the workspace for its owner and for whoever may do without.</summary>
    Required,
}

/// <summary>Whether an identity provider may sign people in who did not begin here.</summary>
public enum IdpInitiatedSignIn
{
    Off,
    On,
}

/// <summary>Whether whom the identity provider signs in and nobody knows becomes a member.</summary>
public enum JustInTimeMembers
{
    Off,
    On,
}

/// <summary>Who must prove more than a password.</summary>
public enum SecondFactorPolicy
{
    /// <summary>Whoever set one up.</summary>
    Optional,

    /// <summary>Owners and admins.</summary>
    Admins,
    Everyone,
}
