using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Admin;

/// <summary>A workspace in which something has happened, so that its pages have something to show.</summary>
internal sealed class SettledWorkspace(TestWorkspace workspace, MemberNumber ada, Caller admin, RoleId role, long line, long run)
{
    private static readonly SemaphoreSlim Making = new(1);
    private static SettledWorkspace? made;

    public TestWorkspace Workspace => workspace;

    public MemberNumber Ada => ada;

    /// <summary>Someone whom Okta made an admin.</summary>
    public Caller Admin => admin;

    public RoleId Role => role;

    public string Path(string rest) => $"/w/{workspace.Id}" + rest
        .Replace("{ada}", ada.ToString(), StringComparison.Ordinal)
        .Replace("{owner}", workspace.Owner.Member.ToString(), StringComparison.Ordinal)
        .Replace("{role}", role.ToString(), StringComparison.Ordinal)
        .Replace("{line}", line.ToString(), StringComparison.Ordinal)
        .Replace("{run}", run.ToString(), StringComparison.Ordinal);

    /// <summary>One for all tests that only look.</summary>
    public static async Task<SettledWorkspace> GivenAsync(RunningServer server)
    {
        await Making.WaitAsync();
        try
        {
            return made ??= await MakeAsync(server);
        }
        finally
        {
            Making.Release();
        }
    }

    public static async Task<SettledWorkspace> MakeAsync(RunningServer server)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Sales manager");
        await workspace.GetAsync("/Users?startIndex=1&count=2");
        var ada = await workspace.GivenUserAsync(User("ada", "Ada Lovelace", ""));
        await workspace.GivenUserAsync(User("grace", "Grace Hopper", "\"customRoleName\": \"Sales manager\""));
        var boss = await workspace.GivenUserAsync(User("alan", "Alan Turing", "\"role\": \"admin\""));
        await workspace.PatchAsync($"/Users/{ada}", """
            { "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{ "op": "replace", "path": "name.familyName", "value": "King" }] }
            """);
        await workspace.PostAsync("/Users", User("eve", "Eve", "\"customRoleName\": \"None such\""));
        await workspace.PostAsync("/Groups", $$"""
            { "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Engineering", "members": [{ "value": "{{ada}}" }] }
            """);
        var line = (await workspace.LogAsync(6)).First(one => one.Exchange.Method == "PATCH").Sequence;
        var run = (await workspace.Directory.ReadRunsAsync(new RunQuery(1), CancellationToken.None))[0].Run;
        var admin = (await MemberAsync(workspace, boss)).Number;
        return new SettledWorkspace(
            workspace,
            (await MemberAsync(workspace, ada)).Number,
            new Caller(workspace.Id, $"member:{admin}", null, admin, BuiltInRole.Admin, "test", null),
            role,
            line,
            run);
    }

    public static async Task<Member> MemberAsync(TestWorkspace workspace, string id)
    {
        Assert.True(ScimId.TryParse(id, out var scimId));
        return (await workspace.Directory.FindMemberAsync(scimId, CancellationToken.None))!;
    }

    public static string User(string userName, string displayName, string role) => $$"""
        {
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
          "userName": "{{userName}}@example.com", "externalId": "00u{{userName}}", "displayName": "{{displayName}}",
          "name": { "givenName": "{{displayName.Split(' ')[0]}}", "familyName": "{{displayName.Split(' ')[^1]}}" },
          "emails": [{ "value": "{{userName}}@example.com", "type": "work", "primary": true }],
          "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User": { {{role}} },
          "active": true
        }
        """;
}
