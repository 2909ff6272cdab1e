using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Accounts;

/// <summary>What the audits of an account's workspaces are told of it: that something changed, never what to.</summary>
internal static class AccountFacts
{
    /// <param name="what">"password", "email", "name", "second_factor".</param>
    public static IReadOnlyList<(WorkspaceId Workspace, AuditFact Fact)> Changed(AccountContext context, string what) => SignIns.Told(
        context,
        membership => new AuditFact(
            "account.changed", SignIns.Target(membership), new JsonObject { ["what"] = what }.ToJsonString(JsonSerializerOptions.Web)));
}
