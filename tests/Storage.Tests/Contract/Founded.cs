using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>A workspace with an owner, an enabled connection, a SCIM token and the owner's key.</summary>
public sealed record Founded(
    WorkspaceId Id, MemberNumber Owner, ConnectionId Connection, string ScimHandle, string KeyHandle, FoundingContext Context)
{
    public static readonly SamlProvider Okta = new(
        "http://www.okta.com/exk1", new Uri("https://okta.example/sso"), "redirect", ["MIIB"]);

    public Caller Scim => new(Id, $"scim:{ScimHandle}", Connection, null, null, "request-1", "192.0.2.1");

    public Caller Admin => new(Id, $"member:{Owner}", null, Owner, BuiltInRole.Owner, "request-2", "192.0.2.2");

    public static Task<Founded> NewAsync(IInstallation installation, TimeProvider clock, string ownerEmail) =>
        installation.CreateWorkspaceAsync(
            ownerEmail,
            new Caller(default, "operator", null, null, null, "init", null),
            context => Decide(context, clock.GetUtcNow(), ownerEmail),
            TestContext.Current.CancellationToken);

    public static Credential NewCredential(
        WorkspaceId workspace, TokenKind kind, DateTimeOffset now, ConnectionId? connection = null, MemberNumber? member = null)
    {
        var token = SecretToken.Issue(kind == TokenKind.Scim ? TokenPrefix.Scim : TokenPrefix.Api);
        return new Credential(token.Handle, kind, workspace, token.Hash, "first", connection, member, now, now.AddDays(365), null, null);
    }

    private static Founding<Founded> Decide(FoundingContext context, DateTimeOffset now, string ownerEmail)
    {
        var account = context.Account ?? new Account(context.NewAccount, ownerEmail, "The Owner", now);
        var owner = new Member(
            context.Owner, ScimId.New(now), Profiles.Of(ownerEmail), new AssignedRole(BuiltInRole.Owner, null, null), null, account.Number, 1,
            now, now);
        var scim = NewCredential(context.Workspace, TokenKind.Scim, now, context.Connection);
        var key = NewCredential(context.Workspace, TokenKind.Personal, now, member: context.Owner);
        return new Founding<Founded>(
            new Workspace(context.Workspace, "Acme", new Behaviour(), context.Owner, now, 0, 0, null),
            account,
            owner,
            new Connection(context.Connection, "Okta", ConnectionState.Enabled, false, Okta, [], now),
            [scim, key],
            [new AuditFact("workspace.created", "workspace", "{}")],
            new Founded(context.Workspace, context.Owner, context.Connection, scim.Handle, key.Handle, context));
    }
}
