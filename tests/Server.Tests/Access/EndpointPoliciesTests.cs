using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rolecall.Server.Access;

namespace Rolecall.Server.Tests.Access;

public sealed class EndpointPoliciesTests(RunningServer server)
{
    [Fact, Spec("R-19")]
    public void Every_endpoint_of_the_server_names_its_policy()
    {
        var endpoints = server.Services.GetRequiredService<EndpointDataSource>().Endpoints;

        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, endpoint => Assert.Single(endpoint.Metadata.OfType<AccessPolicy>()));
    }

    [Fact, Spec("R-19")]
    public async Task A_server_with_an_endpoint_that_forgot_does_not_start()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/forgotten", () => "open to all");

        var refused = Assert.Throws<InvalidOperationException>(() => EndpointPolicies.Verify(app));

        Assert.Contains("/forgotten", refused.Message, StringComparison.Ordinal);
    }

    [Fact, Spec("R-67")]
    public void What_is_open_is_known()
    {
        var open = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.OfType<AccessPolicy>().Contains(AccessPolicy.Open))
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .Distinct()
            .Order(StringComparer.Ordinal);

        // Beside health and the files of pages: where people say who they are, links that are secrets themselves, and what an identity provider
        // answers to. The mails of a server are there in development alone, and the operator's verbs on the socket beside a file.
        string[] verbs = TestStore.IsPostgres ? [] : ["/operator/backup", "/operator/init", "/operator/owner-link"];
        Assert.Equal(
            [
                "/", "/assets/{version}/{name}", "/confirm-email/{link}", "/forgot", "/forgot/{team:int}", "/health/live", "/health/ready", "/mail", "/mail/{id}", .. verbs,
                "/owner-link/{link}", "/reset/{link}", "/sign-in", "/sign-in/code", "/sign-in/{team:int}", "/sign-out",
                "/sso/{team:int}/start", "/sso/{team:int}/{connection:int}/acs", "/sso/{team:int}/{connection:int}/callback",
                "/sso/{team:int}/{connection:int}/metadata", "/sso/{team:int}/{connection:int}/start",
            ],
            open);
    }
}
