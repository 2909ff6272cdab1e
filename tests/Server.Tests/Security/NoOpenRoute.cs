using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Access;

namespace Rolecall.Server.Tests.Security;

/// <summary>I-06: every route there is, with every credential that must not open it.</summary>
public sealed class NoOpenRoute(RunningServer server)
{
    [Fact, Spec("I-06", "R-19")]
    public void Every_endpoint_names_what_lets_a_request_in_and_nothing_of_SCIM_or_the_API_is_open()
    {
        var endpoints = Endpoints(server).ToArray();

        Assert.All(endpoints, endpoint => Assert.Single(endpoint.Metadata.OfType<AccessPolicy>().Distinct()));
        Assert.DoesNotContain(endpoints, endpoint =>
            endpoint.Metadata.OfType<AccessPolicy>().Contains(AccessPolicy.Open)
            && (endpoint.RoutePattern.RawText!.StartsWith("/scim", StringComparison.OrdinalIgnoreCase)
                || endpoint.RoutePattern.RawText.StartsWith("/api", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact, Spec("I-06", "R-19", "R-25", "P-2-01", "P-2-04", "P-2-07", "P-2-08")]
    public async Task No_SCIM_route_opens_without_a_live_token_of_its_workspace()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var rotated = workspace.ScimToken;
        var expired = (await RotateAsync(workspace)).Token;
        await ExpireAsync(workspace, expired.Handle);
        await RotateAsync(workspace);
        var foreign = await server.GivenWorkspaceAsync(owner: "third@example.com");
        var credentials = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["none"] = null,
            ["garbage"] = "Bearer abc",
            ["unknown"] = "Bearer " + SecretToken.Issue(TokenPrefix.Scim).Text,
            ["expired"] = "Bearer " + expired.Text,
            ["rotated"] = "Bearer " + rotated,
            ["API key"] = "Bearer " + workspace.ApiKey,
            ["owner link"] = "Bearer " + workspace.OwnerLink,
            ["another workspace's"] = "Bearer " + foreign.ScimToken,
        };
        var routes = Endpoints(server).Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/scim", StringComparison.Ordinal)).ToArray();
        Assert.InRange(routes.Length, 15, 100);

        foreach (var endpoint in routes)
        {
            var path = "/" + endpoint.RoutePattern.RawText!.Split('/', StringSplitOptions.RemoveEmptyEntries)
                .Skip(2).Aggregate("", (left, segment) => left + "/" + (segment.StartsWith('{') ? id : segment)).TrimStart('/');
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                foreach (var (kind, credential) in credentials)
                {
                    var answer = await workspace.SendAsync(new HttpMethod(method), path, method is "GET" or "HEAD" or "DELETE" ? null : "{}", request =>
                    {
                        request.Headers.Authorization = null;
                        if (credential is not null)
                            request.Headers.TryAddWithoutValidation("Authorization", credential);
                    });

                    Assert.Equal((method, path, kind, 401), (method, path, kind, answer.Status));
                    Assert.StartsWith("Bearer realm=\"rolecall\"", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
                    if (method != "HEAD")
                        answer.AssertScimError(401);
                }
            }
        }

        Assert.True((await workspace.StateAsync(id)).Member.Active);
    }

    private async Task<IssuedCredential> RotateAsync(TestWorkspace workspace) =>
        (await new RotateScimToken(server.Directories, server.Clock).RunAsync(workspace.Owner, CancellationToken.None)).Issued;

    private Task<bool> ExpireAsync(TestWorkspace workspace, string handle) => workspace.Directory.WriteWorkspaceAsync(
        workspace.Owner,
        context => new WorkspaceCommit<bool>(
            new WorkspaceCommit { Credentials = [context.Credentials.Single(one => one.Handle == handle) with { Expires = server.Clock.GetUtcNow() }] }, true),
        CancellationToken.None);

    private static IEnumerable<RouteEndpoint> Endpoints(RunningServer server) => server.Services
        .GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>();
}
