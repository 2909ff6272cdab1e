namespace Rolecall.Simulator;

/// <summary>What is on in Okta: the provisioning features of its To App page, and Push and Import Groups.</summary>
[Flags]
internal enum Features
{
    None = 0,
    Create = 1,
    Update = 2,
    Deactivate = 4,
    Groups = 8,
    All = Create | Update | Deactivate | Groups,
}

/// <summary>What a profile update does after creation: the guide's default, or plain SCIM.</summary>
internal enum ProfileUpdates
{
    RoleOnly,
    Full,
}

/// <summary>How one simulation is to run, as given on the command line.</summary>
internal sealed record Settings
{
    public required string BaseUrl { get; init; }

    public required string Token { get; init; }

    /// <summary>The root of the workspace's public API; null where role, rename and rotation steps are not to run.</summary>
    public string? ApiUrl { get; init; }

    public string ApiToken { get; init; } = "";

    public ProfileUpdates Expect { get; init; }

    public Features Features { get; init; } = Features.All;

    public bool Rotate { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan Pause { get; init; }
}
