using System.Text;
using Rolecall.Domain;
using Rolecall.Domain.Clients;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Egress;

namespace Rolecall.Server.Operations;

/// <summary>The operator's verbs, on a store that is open.</summary>
internal sealed class OperatorActions(
    IInstallation installation, IDirectories directories, ProviderSettings providers, TimeProvider clock) : IOperator
{
    public async Task<InitAnswer> InitAsync(InitRequest request, CancellationToken ct)
    {
        var founding = new FoundingRequest(request.Workspace, request.Owner, request.OwnerName, Behaviour(request), Provider(request))
        {
            Client = request.Client ?? ClientProfiles.Generic,
        };
        founding.Check();
        var url = await UrlAsync(request.Url, ct);
        var founded = await new FoundWorkspace(installation, clock).RunAsync(founding, RequestId(), ct);
        return new InitAnswer(
            founded.Workspace.ToString(),
            $"{url}/scim/{founded.Workspace}/v2",
            founded.Scim?.Token.Text,
            founded.ApiKey.Token.Text,
            Link(url, founded.OwnerLink));
    }

    public async Task<OwnerLinkAnswer> OwnerLinkAsync(OwnerLinkRequest request, CancellationToken ct)
    {
        if (!WorkspaceId.TryParse(request.Workspace, out var workspace))
            throw new RefusedException(Refusal.InvalidValue, "--workspace takes the team id that init printed: a whole number.");
        var url = await installation.FindPublicUrlAsync(ct)
            ?? throw new RefusedException(Refusal.NotFound, "This store has no workspace yet: make one with rolecall init.");
        var issued = await new IssueOwnerLink(directories, clock).RunAsync(workspace, RequestId(), ct);
        return new OwnerLinkAnswer(Link(url, issued), issued.Credential.Expires);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Behaviour Behaviour(InitRequest request) =>
        SetPolicies.With(Presets.Documented, request.Behaviour, request.Policies.Select(Policy));

    private static KeyValuePair<string, string> Policy(string text) => text.Split('=') is [{ Length: > 0 } name, { Length: > 0 } value]
        ? KeyValuePair.Create(name, value)
        : throw new RefusedException(Refusal.InvalidValue, $"--policy takes name=value, not '{text}'.");

    private SamlProvider? Provider(InitRequest request) =>
        request.IdpMetadata is { } xml ? providers.ReadSaml(Encoding.UTF8.GetBytes(xml)) : null;

    /// <summary>An installation has one address: a second one would break every base URL that was handed out.</summary>
    private async Task<string> UrlAsync(string? given, CancellationToken ct)
    {
        var known = await installation.FindPublicUrlAsync(ct);
        if (given is null)
            return known ?? throw new RefusedException(Refusal.InvalidValue, "--url is missing: the first workspace says where the world reaches this server.");

        var url = PublicUrlRule.Check(given);
        if (known is null)
            await installation.SetPublicUrlAsync(url, ct);
        else if (known != url)
            throw new RefusedException(Refusal.Conflict, $"This installation is reached at {known}: leave --url out, or give that one.");
        return url;
    }

    private static string Link(string url, IssuedCredential issued) => $"{url}/owner-link/{issued.Token.Text}";

    private string RequestId() => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
}
