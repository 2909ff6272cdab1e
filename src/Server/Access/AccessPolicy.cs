namespace Rolecall.Server.Access;

/// <summary>What lets a request in; every endpoint says which, or the server does not start (<see cref="EndpointPolicies"/>).</summary>
internal sealed record AccessPolicy(string Name)
{
    /// <summary>Anyone, for reasons that the place where it is used gives.</summary>
    public static readonly AccessPolicy Open = new("open");

    /// <summary>The SCIM API token of a connection.</summary>
    public static readonly AccessPolicy ScimToken = new("SCIM token");

    /// <summary>A personal or workspace key of the public API.</summary>
    public static readonly AccessPolicy ApiKey = new("API key");

    /// <summary>A person who has signed in.</summary>
    public static readonly AccessPolicy Session = new("session");
}

internal static class AccessPolicies
{
    public static TBuilder RequireAccess<TBuilder>(this TBuilder endpoints, AccessPolicy policy)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint => endpoint.Metadata.Add(policy));
        return endpoints;
    }
}
