using System.Text.Json.Nodes;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Entitlements;

/// <summary>Workspaces whose connection offers roles, and what is looked at in them.</summary>
internal static class Offering
{
    public const string OktaRole = "urn:okta:scim:schemas:core:1.0:Role";
    public const string OktaEntitlement = "urn:okta:scim:schemas:core:1.0:Entitlement";
    public const string IetfRole = "urn:ietf:params:scim:schemas:core:2.0:Role";
    public const string IetfEntitlement = "urn:ietf:params:scim:schemas:core:2.0:Entitlement";

    public static async Task<TestWorkspace> GivenOfferAsync(this RunningServer server, EntitlementMode mode, Behaviour? behaviour = null)
    {
        var workspace = await server.GivenWorkspaceAsync(behaviour);
        await workspace.OfferAsync(mode);
        return workspace;
    }

    public static async Task OfferAsync(this TestWorkspace workspace, EntitlementMode mode) =>
        await workspace.PutAsync(await workspace.ConnectionAsync() with { Entitlements = mode });

    /// <summary>The values of "roles", or of "entitlements", as they are shown.</summary>
    public static string Shown(this Answer answer, string attribute = "roles") => Shown(answer.Body!, attribute);

    public static string Shown(this JsonNode user, string attribute = "roles") =>
        string.Join(' ', (user[attribute]?.AsArray() ?? []).Select(entry => (string)entry!["value"]!));

    public static IEnumerable<JsonNode> Resources(this Answer list) => list["Resources"]!.AsArray().Select(resource => resource!);

    public static string Ids(this Answer list) => string.Join(' ', list.Resources().Select(resource => (string)resource["id"]!));

    public static async Task<string> NotesAsync(this TestWorkspace workspace, Answer answer) =>
        string.Join(' ', (await workspace.LineOfAsync(answer)).Notes);
}
