using Rolecall.Domain.Roles;

namespace Rolecall.Domain.Workspaces;

/// <summary>A workspace's provisioning policies (design §5); a new one reproduces the Okta guide.</summary>
public sealed record Behaviour
{
    public ProfileUpdates ProfileUpdates { get; init; }

    public RenamedRoles RenamedRoles { get; init; }

    public UnknownRole UnknownRole { get; init; }

    public RehireByPost RehireByPost { get; init; }

    public GroupRoles GroupRoles { get; init; }

    public MassDeactivation MassDeactivation { get; init; } = MassDeactivation.Warn;

    public TokenRotation TokenRotation { get; init; }

    public DuplicateGroupNames DuplicateGroupNames { get; init; }

    /// <summary>The highest role a SCIM token may assign; at most admin.</summary>
    public BuiltInRole RoleCeiling { get; init; } = BuiltInRole.Admin;

    /// <summary>The role of a member who was given none; "everyone will default to the member role".</summary>
    public BuiltInRole DefaultRole { get; init; } = BuiltInRole.Member;

    public SsoPolicy Sso { get; init; }

    /// <summary>Whether an identity provider may sign people in who did not begin here.</summary>
    public IdpInitiatedSignIn IdpInitiatedSignIn { get; init; }

    /// <summary>Whether whom the identity provider signs in and nobody knows becomes a member.</summary>
    public JustInTimeMembers JustInTimeMembers { get; init; }

    public SecondFactorPolicy SecondFactor { get; init; }
}
