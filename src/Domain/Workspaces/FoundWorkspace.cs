using System.Text.Json.Nodes;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Workspaces;

/// <param name="Scim">Null without a connection.</param>
public sealed record FoundedWorkspace(
    WorkspaceId Workspace, IssuedCredential? Scim, IssuedCredential ApiKey, IssuedCredential OwnerLink);

/// <summary>The operator makes a workspace with its owner, and, given an identity provider, all that SCIM needs.</summary>
public sealed class FoundWorkspace(IInstallation installation, TimeProvider clock)
{
    /// <exception cref="Scim.RefusedException">InvalidValue.</exception>
    public Task<FoundedWorkspace> RunAsync(FoundingRequest request, string requestId, CancellationToken ct)
    {
        request.Check();
        var scim = SecretToken.Issue(TokenPrefix.Scim);
        var key = SecretToken.Issue(TokenPrefix.Api);
        var link = SecretToken.Issue(TokenPrefix.OwnerLink);

        // The workspace has no number before the decision; the store writes the one that the founding names.
        return installation.CreateWorkspaceAsync(request.OwnerEmail, Operator.On(default, requestId), Decide, ct);

        Founding<FoundedWorkspace> Decide(FoundingContext context)
        {
            var now = clock.GetUtcNow();
            var account = context.Account ?? new Account(context.NewAccount, request.OwnerEmail, OwnerName(request), now);
            var connection = request.Provider is null ? null : Connect(context.Connection, request.Provider, request.Client, now);
            var founded = new FoundedWorkspace(
                context.Workspace,
                connection is null ? null : Issuing.Scim(scim, context.Workspace, connection.Id, now),
                Issuing.Personal(key, context.Workspace, context.Owner, "The owner's first key", now),
                Issuing.OwnerLink(link, context.Workspace, context.Owner, now));
            Credential[] credentials =
            [
                .. founded.Scim is null ? [] : new[] { founded.Scim.Credential },
                founded.ApiKey.Credential,
                founded.OwnerLink.Credential,
            ];

            return new Founding<FoundedWorkspace>(
                new Workspace(context.Workspace, request.Name, request.Behaviour, context.Owner, now, Sequence: 0, ActiveMembers: 1, ReleasedUntil: null),
                account,
                Owner(request, context.Owner, account, now),
                connection,
                credentials,
                [
                    Founded(request, context.Owner).Fact,
                    .. connection is null ? [] : new[] { ConnectionRules.Happened("connection.enabled", connection).Fact },
                    .. credentials.Select(credential => Issuing.Issued(credential).Fact),
                ],
                founded);
        }
    }

    private static string OwnerName(FoundingRequest request) => $"{request.OwnerNames.Given} {request.OwnerNames.Family}";

    private static Connection Connect(ConnectionId id, IdentityProvider provider, string client, DateTimeOffset now) =>
        new(id, "Okta", ConnectionState.Enabled, Proven: false, provider, [], now) { Client = client };

    /// <summary>Complete from the first day: Okta's import and its spec test read the owner as the first user (M2).</summary>
    private static Member Owner(FoundingRequest request, MemberNumber number, Account account, DateTimeOffset now)
    {
        var (given, family) = request.OwnerNames;
        var email = Complex(("value", new TextNode(request.OwnerEmail)), ("type", new TextNode("work")), ("primary", FlagNode.True));
        var profile = Complex(
            ("userName", new TextNode(request.OwnerEmail)),
            ("name", Complex(
                ("formatted", new TextNode(OwnerName(request))),
                ("familyName", new TextNode(family)),
                ("givenName", new TextNode(given)))),
            ("displayName", new TextNode(OwnerName(request))),
            ("emails", new ListNode([email])),
            ("active", FlagNode.True));
        return new Member(
            number, ScimId.New(now), MemberProfile.Of(MemberSchemas.Profile, profile), AssignedRole.Of(RoleRef.Of(BuiltInRole.Owner), new RoleBook([])),
            ManagedBy: null, account.Number, Version: 1, Created: now, Modified: now);
    }

    private static ComplexNode Complex(params (string Name, Node Value)[] attributes) =>
        ComplexNode.Of(attributes.Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value)));

    private static Happening Founded(FoundingRequest request, MemberNumber owner) => new("workspace.founded", "workspace", new JsonObject
    {
        ["name"] = request.Name,
        ["owner"] = owner.Value,
        ["policies"] = new JsonObject(PolicyNames.Describe(request.Behaviour).Select(policy => KeyValuePair.Create(policy.Key, (JsonNode?)policy.Value))),
    });
}
