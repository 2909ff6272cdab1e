using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Accounts;

/// <summary>A browser that was just signed in.</summary>
/// <param name="Token">For its cookie, once; nothing else ever holds it.</param>
public sealed record StartedSession(SecretToken Token, BrowserSession Session);

/// <summary>How sessions are made and told of.</summary>
internal static class SignIns
{
    public static BrowserSession OfAccount(SecretToken token, Account account, SignInMethod method, Caller caller, string? agent, DateTimeOffset now) => new(
        token.Handle, token.Hash, account.Number, Only: null, Member: null, Connection: null, Subject: null, method, now, now, now,
        now + BrowserSession.Longest, caller.Address, agent);

    public static AuditFact Started(BrowserSession session, string target) => Fact("session.started", target, session);

    public static AuditFact Ended(BrowserSession session, string target, string how)
    {
        var detail = Detail(session);
        detail["how"] = how;
        return new AuditFact("session.ended", target, detail.ToJsonString(JsonSerializerOptions.Web));
    }

    /// <summary>In the audit of every workspace that the account has access to.</summary>
    public static IReadOnlyList<(WorkspaceId Workspace, AuditFact Fact)> Told(AccountContext context, Func<Membership, AuditFact> fact) =>
        [.. context.Memberships.Where(membership => membership.Active).Select(membership => (membership.Workspace, fact(membership)))];

    public static string Target(Membership membership) => $"member:{membership.Member}";

    private static AuditFact Fact(string action, string target, BrowserSession session) =>
        new(action, target, Detail(session).ToJsonString(JsonSerializerOptions.Web));

    private static JsonObject Detail(BrowserSession session) => new()
    {
        ["session"] = session.Handle,
        ["method"] = SnakeCase.Of(session.Method),
        ["connection"] = session.Connection?.Value,
    };
}
