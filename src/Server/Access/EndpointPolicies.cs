namespace Rolecall.Server.Access;

/// <summary>Deny by default, checked before the first request: an endpoint that forgot its policy is found at start (security.md R-19).</summary>
internal static class EndpointPolicies
{
    /// <exception cref="InvalidOperationException">An endpoint has no policy, or two.</exception>
    public static void Verify(IEndpointRouteBuilder app)
    {
        var wrong = app.DataSources
            .SelectMany(source => source.Endpoints)
            .Where(endpoint => endpoint.Metadata.OfType<AccessPolicy>().Distinct().Count() != 1)
            .Select(endpoint => endpoint.DisplayName)
            .ToArray();
        if (wrong.Length > 0)
            throw new InvalidOperationException($"These endpoints do not name one access policy: {string.Join("; ", wrong)}.");
    }
}
