using System.Text.Json.Nodes;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests;

/// <summary>What SCIM does not show of a workspace, and what others than its identity provider do in it.</summary>
internal static class BehindTheScenes
{
    public static async Task<MemberState> StateAsync(this TestWorkspace workspace, string id)
    {
        Assert.True(ScimId.TryParse(id, out var scimId));
        var member = await workspace.Directory.FindMemberAsync(scimId, CancellationToken.None);
        return (await workspace.Directory.FindMemberAsync(member!.Number, CancellationToken.None))!;
    }

    /// <summary>The number of the last audit entry: it moves with every change.</summary>
    public static async Task<long> SequenceAsync(this TestWorkspace workspace) =>
        (await workspace.Directory.ReadWorkspaceAsync(CancellationToken.None)).Workspace.Sequence;

    /// <summary>The line of the provisioning log about a request.</summary>
    /// <remarks>Of reads and early refusals it is written beside the answer, so it may come a moment later.</remarks>
    public static async Task<Exchange> LineOfAsync(this TestWorkspace workspace, Answer answer)
    {
        for (var tries = 0; ; tries++)
        {
            var line = (await workspace.LogAsync()).SingleOrDefault(line => line.Exchange.RequestId == answer.Header("X-Request-Id"));
            if (line is not null)
                return line.Exchange;
            Assert.True(tries < 200, "The request is not in the provisioning log.");
            await Task.Delay(10, CancellationToken.None);
        }
    }

    /// <summary>Everyone as SCIM shows them, byte for byte.</summary>
    public static async Task<string> EveryoneAsync(this TestWorkspace workspace) => (await workspace.GetAsync("/Users?count=1000")).Text;

    public static Task<Answer> FindAsync(this TestWorkspace workspace, string filter) =>
        workspace.GetAsync($"/Users?filter={Uri.EscapeDataString(filter)}");

    public static async Task<string> OwnerIdAsync(this TestWorkspace workspace) =>
        (await workspace.FindAsync($"{Urns.Role}:role eq \"owner\""))["Resources"]![0]!["id"]!.GetValue<string>();

    /// <summary>Any person of the workspace, as the public API and the console know them.</summary>
    public static Caller As(this TestWorkspace workspace, Member member) =>
        new(workspace.Id, $"member:{member.Number}", null, member.Number, member.Role.BuiltIn, "test", null);

    public static Task SetAsync(this TestWorkspace workspace, Behaviour behaviour) => workspace.Directory.WriteWorkspaceAsync(
        workspace.Owner,
        context => new WorkspaceCommit<bool>(new WorkspaceCommit { Workspace = context.Workspace with { Behaviour = behaviour } }, true),
        CancellationToken.None);

    public static async Task<Connection> ConnectionAsync(this TestWorkspace workspace) =>
        (await workspace.Directory.ReadWorkspaceAsync(CancellationToken.None)).Connections.Single(one => one.State == ConnectionState.Enabled);

    /// <summary>The state a connection would be in after something that needs an identity provider.</summary>
    public static Task PutAsync(this TestWorkspace workspace, Connection connection) => workspace.Directory.WriteWorkspaceAsync(
        workspace.Owner,
        _ => new WorkspaceCommit<bool>(new WorkspaceCommit { Connections = [connection] }, true),
        CancellationToken.None);

    public static Task RenameAsync(this TestWorkspace workspace, RunningServer server, RoleId role, string name) =>
        new ChangeRole(server.Directories).RunAsync(workspace.Owner, role, new RoleChange(name, null, null), CancellationToken.None);

    /// <summary>The custom role's name, else the built-in role, as the canonical place shows it.</summary>
    public static string RoleOf(this Answer answer) => RoleOf(answer.Body!);

    public static string RoleOf(this JsonNode user)
    {
        var role = user[Urns.Role]!;
        return (string?)role["customRoleName"] ?? (string)role["role"]!;
    }

    public static int Total(this Answer list) => list["totalResults"]!.GetValue<int>();
}
